package dev.beseda.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// What holds for `engine` and `rules`: they are told everything and ask nobody.
final class PureCode {
    private static final String[] PURE = {"..engine..", "..rules..", "dev.beseda.kit.text.."};

    private PureCode() {}

    static Stream<ArchRule> rules() {
        return Stream.of(seesOnlyItself(), asksNoClock(), drawsNoLots());
    }

    private static ArchRule seesOnlyItself() {
        return noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(notPure())
                .as("Engine and rules see only themselves, the contracts, the kit's texts, java.* and RE2/J");
    }

    private static DescribedPredicate<JavaClass> notPure() {
        var outerWorld = resideInAnyPackage("java.sql..", "java.net.http..", "java.nio.file..");
        var theirs = resideInAnyPackage(PURE).or(resideInAnyPackage("dev.beseda.contracts.."));
        var libraries = resideInAnyPackage("java..", "org.jspecify..", "com.google.re2j..");
        return DescribedPredicate.not(theirs.or(libraries))
                .or(outerWorld)
                .as("are neither theirs nor java.* nor RE2/J");
    }

    private static ArchRule asksNoClock() {
        return noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethodWhere(calls("java.time", "now"))
                .orShould()
                .callMethodWhere(calls("java.lang.System", "currentTimeMillis|nanoTime|getenv|getProperty"))
                .as("Engine and rules are told the time and the settings");
    }

    private static DescribedPredicate<JavaMethodCall> calls(String owner, String names) {
        return DescribedPredicate.describe(
                "calls " + owner + " " + names,
                call -> call.getTargetOwner().getName().startsWith(owner)
                        && call.getName().matches(names));
    }

    private static ArchRule drawsNoLots() {
        return noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, SecureRandom.class, ThreadLocalRandom.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.random..")
                .as("Engine and rules are told new ids and random numbers");
    }
}
