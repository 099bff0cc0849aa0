package dev.beseda.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.function.Predicate.not;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// The rules every service of the platform is built by; a service's `ArchitectureTest` holds it to them.
public final class ArchitectureRules {
    private ArchitectureRules() {}

    /// Fails with every broken rule of the service whose classes lie under `root`.
    ///
    /// @param debts what is not in order about its structure yet, in the words of a failure
    public static void hold(String root, String... debts) {
        var classes = imported(root);
        var tables = Tables.of(Tables.MIGRATIONS).sharedByRooms(root, classes);
        var structure = Stream.concat(Structure.findings(root, classes).stream(), tables)
                .toList();
        refuse(Stream.concat(broken(root, classes).stream(), differences(structure, List.of(debts)))
                .toList());
    }

    /// Fails with every package under `root` that is too large, and every circle of packages or files:
    /// for a module that is no service.
    ///
    /// @param debts what is not in order yet, in the words of a failure
    public static void holdStructure(String root, String... debts) {
        refuse(differences(Structure.findings(root, imported(root)), List.of(debts))
                .toList());
    }

    /// The same for a module that has nothing but tests.
    public static void holdStructureOfTests(String root, String... debts) {
        var tests = imported(root, ImportOption.Predefined.ONLY_INCLUDE_TESTS);
        refuse(differences(Structure.findings(root, tests), List.of(debts)).toList());
    }

    /// Fails with every rule of `engine` and `rules` that is broken under `root`: for a library, which has no rooms.
    public static void holdPurity(String root) {
        refuse(broken(PureCode.rules(), imported(root)));
    }

    private static Stream<String> differences(List<String> found, List<String> debts) {
        var more = found.stream().filter(not(debts::contains));
        var mended = debts.stream().filter(not(found::contains)).map(debt -> "No longer so, so it is no debt: " + debt);
        return Stream.concat(more, mended);
    }

    /// Where the service takes JSON out of its rows, so that a new place is looked at: can another release read it, and
    /// what becomes of one row that can't be read?
    public static List<String> storedJson(String root) {
        return StoredJsonRules.places(imported(root));
    }

    /// Fails where a regular expression under `root` may go back and try again in a text of any length.
    public static void holdBounds(String root) {
        BoundedTextRules.boundsAreStated().check(imported(root));
    }

    /// Where regular expressions that may go back read texts longer than usual:
    /// each needs a test of how its time grows.
    public static List<String> longTexts(String root) {
        return BoundedTextRules.longTexts(imported(root));
    }

    private static JavaClasses imported(String root) {
        return imported(root, ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    }

    private static JavaClasses imported(String root, ImportOption option) {
        var classes = new ClassFileImporter().withImportOption(option).importPackages(root);
        if (classes.isEmpty()) {
            throw new AssertionError("No classes under " + root + ": is the package right?");
        }
        return classes;
    }

    private static void refuse(List<String> broken) {
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), broken));
        }
    }

    static List<String> broken(String root, JavaClasses classes) {
        return broken(Stream.concat(PureCode.rules(), rules(root)), classes);
    }

    private static List<String> broken(Stream<ArchRule> rules, JavaClasses classes) {
        return rules.map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(result -> result.hasViolation())
                .map(result -> result.getFailureReport().toString())
                .toList();
    }

    private static Stream<ArchRule> rules(String root) {
        return Stream.of(
                slices().matching(root + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .as("Rooms know each other in one direction only"),
                entitiesStayInTheirRoom(),
                endpointsArePublic(),
                nobodyWaits(),
                onlyTheSenderKnowsTelegram(),
                settingsHaveInterfaces(),
                StoredJsonRules.storedJsonIsReadTolerantly(),
                BoundedTextRules.boundsAreStated(),
                BoundedTextRules.validationRepeatsNoGroup());
    }

    private static ArchRule entitiesStayInTheirRoom() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Entity")
                .should()
                .bePackagePrivate()
                .as("An entity never leaves its room: it is package-private");
    }

    private static ArchRule endpointsArePublic() {
        return methods()
                .that()
                .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                .should()
                .bePublic()
                .as("An endpoint is public, or Quarkus passes it over");
    }

    private static ArchRule nobodyWaits() {
        return noClasses()
                .should()
                .callMethod("io.smallrye.mutiny.Uni", "await")
                .as("Nobody but a test waits for a Uni");
    }

    private static ArchRule onlyTheSenderKnowsTelegram() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.beseda.bot.telegram..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.pengrad..")
                .as("Only dev.beseda.bot.telegram knows the Telegram library");
    }

    private static ArchRule settingsHaveInterfaces() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.config.inject.ConfigProperty")
                .as("Settings come by a room's @ConfigMapping interface");
    }
}
