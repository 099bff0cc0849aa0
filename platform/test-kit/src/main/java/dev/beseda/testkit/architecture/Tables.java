package dev.beseda.testkit.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Which rooms read or write which tables, by the SQL in the constants of their classes and by the names of entities.
final class Tables {
    /// Where a service has its migrations, seen from its module.
    static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern CREATED =
            Pattern.compile("(?i)\\bcreate (?:unlogged )?table (?:if not exists )?(\\w+)");
    private static final Pattern VIEW = Pattern.compile("(?i)\\bcreate (?:or replace )?view (\\w+)");
    private static final Pattern RENAMED = Pattern.compile("(?i)\\balter table (\\w+) rename to (\\w+)");
    private static final Pattern TOUCHED =
            Pattern.compile("(?i)\\b(?:from|join|into|update|using)\\s+(?:only\\s+)?(\\w+)");
    private static final Pattern SQL = Pattern.compile("(?is).*\\b(?:select|insert into|update|delete from|join)\\b.*");

    private final Set<String> names;

    private Tables(Set<String> names) {
        this.names = names;
    }

    /// The tables that the migrations in `folder` make, if there is one. A view is declared by its owner: all may read
    /// it.
    static Tables of(Path folder) {
        var sql = Files.isDirectory(folder) ? texts(folder) : "";
        var names = new HashSet<>(found(CREATED, 1, sql));
        names.addAll(found(RENAMED, 2, sql));
        names.removeAll(found(VIEW, 1, sql));
        return new Tables(names);
    }

    Stream<String> sharedByRooms(String root, JavaClasses classes) {
        var rooms = classes.stream()
                .flatMap(type -> touched(type).map(table -> Map.entry(table, room(root, type))))
                .collect(groupingBy(
                        Map.Entry::getKey, TreeMap::new, mapping(Map.Entry::getValue, toCollection(TreeSet::new))));
        return rooms.entrySet().stream()
                .filter(table -> table.getValue().size() > 1)
                .map(table -> "A table belongs to one room: %s is touched by %s"
                        .formatted(table.getKey(), String.join(", ", table.getValue())));
    }

    private Stream<String> touched(JavaClass type) {
        var entity = type.tryGetAnnotationOfType("jakarta.persistence.Table").stream()
                .flatMap(table -> table.get("name").stream())
                .map(Object::toString);
        var statements = constants(type)
                .filter(text -> SQL.matcher(text).matches())
                .flatMap(text -> found(TOUCHED, 1, text).stream());
        return Stream.concat(entity, statements).filter(names::contains);
    }

    private static String room(String root, JavaClass type) {
        var names = type.getPackageName().substring(root.length()).split("\\.", -1);
        return names.length < 2 ? "" : names[1];
    }

    private static Stream<String> constants(JavaClass type) {
        var pool = ClassFile.of().parse(ClassBytes.of(type)).constantPool();
        return StreamSupport.stream(pool.spliterator(), false)
                .filter(StringEntry.class::isInstance)
                .map(entry -> ((StringEntry) entry).stringValue());
    }

    private static Set<String> found(Pattern pattern, int group, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(group))
                .collect(Collectors.toSet());
    }

    private static String texts(Path folder) {
        try (var files = Files.list(folder)) {
            var texts = new StringBuilder();
            for (var file : files.sorted().toList()) {
                texts.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
            }
            return texts.toString();
        } catch (IOException gone) {
            throw new UncheckedIOException("Cannot read " + folder.toAbsolutePath(), gone);
        }
    }
}
