package dev.beseda.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructureTest {
    private static final String SAMPLE = "dev.beseda.testkit.architecture.sample.structure";

    @TempDir
    private Path migrations;

    @Test
    void circlesOfPackagesAndFilesAreFoundAtAnyDepth() {
        var found = found(SAMPLE + ".rooms");

        assertThat(found)
                .containsExactly(
                        "More than two files use each other in a circle: One, Three, Two",
                        "Packages use each other in a circle: (the root), inner");
    }

    @Test
    void aTableThatTwoRoomsTouchIsFoundAndAViewIsForAll() throws IOException {
        Files.writeString(migrations.resolve("V001.sql"), """
                create table ware (id uuid);
                create table purchase (id uuid);
                create table purchase_line (id uuid);
                create table supplier (id uuid);""");
        Files.writeString(migrations.resolve("V002.sql"), """
                alter table ware rename to wares;
                create view wares_on_offer as select * from wares;""");

        assertThat(shared(SAMPLE)).containsExactly("A table belongs to one room: wares is touched by orders, wares");
    }

    @Test
    void aPackageOfMoreThanFifteenFilesIsFound() {
        assertThat(found("org.assertj.core.api.recursive.comparison"))
                .anyMatch(finding -> finding.matches("A package has at most 15 files: \\(the root\\) has \\d+"));
    }

    @Test
    void whoIsInNoCircleIsNotNamed() {
        var circles = Circles.of(Map.of(
                "a", Set.of("b", "d"),
                "b", Set.of("c"),
                "c", Set.of("b"),
                "d", Set.of("e"),
                "e", Set.of()));

        assertThat(circles).containsExactly(List.of("b", "c"));
    }

    private static List<String> found(String root) {
        return Structure.findings(root, new ClassFileImporter().importPackages(root));
    }

    private Stream<String> shared(String root) {
        return Tables.of(migrations).sharedByRooms(root, new ClassFileImporter().importPackages(root));
    }
}
