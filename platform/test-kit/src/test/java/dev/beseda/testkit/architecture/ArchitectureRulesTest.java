package dev.beseda.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.beseda.testkit.architecture.sample.engine.Engine;
import dev.beseda.testkit.architecture.sample.shop.BasketResource;
import dev.beseda.testkit.architecture.sample.shop.Counter;
import dev.beseda.testkit.architecture.sample.stock.Shelf;
import dev.beseda.testkit.architecture.sample.stock.ShelfEntity;
import dev.beseda.testkit.architecture.sample.stock.Shelves;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
    private static final String SAMPLE = "dev.beseda.testkit.architecture.sample";

    @Test
    void anEngineThatAsksTheClockTheDiceAndTheDiskBreaksThreeRules() {
        var broken = broken(Engine.class);

        assertThat(broken)
                .hasSize(3)
                .anyMatch(report -> report.contains("see only themselves") && report.contains("java.nio.file.Files"))
                .anyMatch(report -> report.contains("are told the time") && report.contains("Instant.now()"))
                .anyMatch(report -> report.contains("are told new ids") && report.contains("UUID.randomUUID()"));
    }

    @Test
    void twoRoomsThatKnowEachOtherBreakARule() {
        var broken = broken(Counter.class, Shelf.class);

        assertThat(broken).singleElement().asString().contains("Rooms know each other in one direction only", "Cycle");
    }

    @Test
    void anEntityThatMayLeaveItsRoomBreaksARule() {
        var broken = broken(ShelfEntity.class);

        assertThat(broken).singleElement().asString().contains("An entity never leaves its room", "ShelfEntity");
    }

    @Test
    void aHiddenEndpointAWaitALibraryAndALooseSettingBreakARuleEach() {
        var broken = broken(BasketResource.class);

        assertThat(broken)
                .hasSize(4)
                .anyMatch(report -> report.contains("An endpoint is public"))
                .anyMatch(report -> report.contains("Nobody but a test waits"))
                .anyMatch(report -> report.contains("Only dev.beseda.bot.telegram"))
                .anyMatch(report -> report.contains("Settings come by"));
    }

    @Test
    void storedJsonThatIsReadStrictlyBreaksARule() {
        var broken = broken(Shelves.class);

        assertThat(broken).singleElement().asString().contains("Stored JSON is read by StoredJson", "readValue");
    }

    @Test
    void whatIsBuiltAsThePlatformIsBreaksNothing() {
        assertThat(broken(Shelf.class)).isEmpty();
    }

    @Test
    void aServiceWithoutClassesIsAWrongPackageName() {
        assertThatThrownBy(() -> ArchitectureRules.hold("dev.beseda.nowhere"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("No classes under dev.beseda.nowhere: is the package right?");
    }

    @Test
    void aModuleIsHeldToItsStructureButForTheDebtsItNames() {
        var circle = "More than two files use each other in a circle: One, Three, Two";

        assertThatThrownBy(() -> ArchitectureRules.holdStructureOfTests(
                        SAMPLE + ".structure.rooms", circle, "A package has at most 15 files: inner has 16"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "Packages use each other in a circle: (the root), inner",
                        "No longer so, so it is no debt: A package has at most 15 files: inner has 16")
                .message()
                .doesNotContain(circle);
    }

    private static List<String> broken(Class<?>... classes) {
        return ArchitectureRules.broken(SAMPLE, new ClassFileImporter().importClasses(classes));
    }
}
