package dev.beseda.testkit.architecture;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the packages and files of a module hang together. Names are given without the root of the module.
final class Structure {
    private static final int MOST_FILES = 15;
    private static final int MOST_IN_A_CIRCLE = 2;

    private final String root;
    private final List<JavaClass> files;
    private final Map<JavaClass, Set<JavaClass>> uses;

    private Structure(String root, JavaClasses classes) {
        this.root = root;
        this.files = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
        this.uses =
                classes.stream()
                        .collect(groupingBy(Structure::file, mapping(Structure::used, toSet())))
                        .entrySet()
                        .stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                file -> file.getValue().stream()
                                        .flatMap(Set::stream)
                                        .filter(used -> classes.contain(used.getName()))
                                        .filter(not(file.getKey()::equals))
                                        .collect(toSet())));
    }

    /// All that is not in order, one sentence each.
    static List<String> findings(String root, JavaClasses classes) {
        var structure = new Structure(root, classes);
        return Stream.of(structure.crowdedPackages(), structure.circlesOfPackages(), structure.circlesOfFiles())
                .flatMap(found -> found)
                .sorted()
                .toList();
    }

    private Stream<String> crowdedPackages() {
        return files.stream().collect(groupingBy(this::room, Collectors.counting())).entrySet().stream()
                .filter(room -> room.getValue() > MOST_FILES)
                .map(room -> "A package has at most %d files: %s has %d"
                        .formatted(MOST_FILES, room.getKey(), room.getValue()));
    }

    private Stream<String> circlesOfPackages() {
        var rooms = files.stream().collect(groupingBy(this::room, flatMapping(this::roomsUsed, toSet())));
        rooms.forEach((room, used) -> used.remove(room));
        return Circles.of(rooms).stream().map(circle -> "Packages use each other in a circle: " + listed(circle));
    }

    private Stream<String> circlesOfFiles() {
        return files.stream().collect(groupingBy(this::room)).values().stream()
                .flatMap(room -> Circles.of(usesInside(room)).stream())
                .filter(circle -> circle.size() > MOST_IN_A_CIRCLE)
                .map(circle -> "More than two files use each other in a circle: " + listed(circle));
    }

    private Map<String, Set<String>> usesInside(List<JavaClass> room) {
        return room.stream()
                .collect(toMap(
                        this::name,
                        file -> used(file, uses)
                                .filter(room::contains)
                                .map(this::name)
                                .collect(toSet())));
    }

    private Stream<String> roomsUsed(JavaClass file) {
        return used(file, uses).map(this::room);
    }

    private static Stream<JavaClass> used(JavaClass file, Map<JavaClass, Set<JavaClass>> uses) {
        return uses.getOrDefault(file, Set.of()).stream();
    }

    private static Set<JavaClass> used(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .map(Structure::file)
                .collect(toSet());
    }

    private static JavaClass file(JavaClass type) {
        return type.getEnclosingClass().map(Structure::file).orElse(type);
    }

    private String room(JavaClass file) {
        return withoutRoot(file.getPackageName());
    }

    private String name(JavaClass file) {
        return withoutRoot(file.getName());
    }

    private String withoutRoot(String name) {
        return name.equals(root) ? "(the root)" : name.substring(root.length() + 1);
    }

    private static String listed(List<String> circle) {
        return String.join(", ", circle);
    }
}
