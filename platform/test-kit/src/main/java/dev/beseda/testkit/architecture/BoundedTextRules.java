package dev.beseda.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Java's regular expressions go back and try again: a text of some thousand characters may hold a thread for ever. Who
/// uses them says how long a text may become; all others use RE2/J.
final class BoundedTextRules {
    /// As the kit has it.
    static final String ANNOTATION = "BoundedText";

    private static final String VALIDATION = "jakarta.validation.constraints.Pattern";
    private static final Set<String> REPEATS = Set.of(")*", ")+", "){");
    private static final int LONGEST = 4_096;

    private BoundedTextRules() {}

    static ArchRule boundsAreStated() {
        return classes()
                .should(new BoundCondition())
                .as("Texts are read by RE2/J, or their length is stated with @BoundedText");
    }

    /// The validation reads a value of any length with it, whatever a `@Size` beside it says: a group that is repeated
    /// may take time that doubles with each character, and room on the stack.
    static ArchRule validationRepeatsNoGroup() {
        return fields().that()
                .areAnnotatedWith(VALIDATION)
                .should(new PlainCondition())
                .as("The expression of a @Pattern repeats no group");
    }

    /// The classes that state a longer one.
    static List<String> longTexts(JavaClasses classes) {
        return classes.stream()
                .filter(type -> own(type).filter(bound -> max(bound) > LONGEST).isPresent())
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();
    }

    private static final class BoundCondition extends ArchCondition<JavaClass> {
        BoundCondition() {
            super("state a bound");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (bound(type).isEmpty()) {
                uses(type).distinct().forEach(use -> events.add(SimpleConditionEvent.violated(type, use)));
            }
        }
    }

    private static final class PlainCondition extends ArchCondition<JavaField> {
        PlainCondition() {
            super("repeat no group");
        }

        @Override
        public void check(JavaField field, ConditionEvents events) {
            var regex = String.valueOf(
                    field.getAnnotationOfType(VALIDATION).get("regexp").orElseThrow());
            if (REPEATS.stream().anyMatch(regex::contains)) {
                events.add(SimpleConditionEvent.violated(field, field.getFullName() + " has " + regex));
            }
        }
    }

    private static Stream<String> uses(JavaClass type) {
        var patterns = type.getDirectDependenciesFromSelf().stream()
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().equals("java.util.regex"))
                .map(dependency -> dependency.getDescription());
        var calls = StringExpressions.in(type).map(call -> type.getName() + " calls " + call);
        return Stream.concat(patterns, calls);
    }

    /// Its own, or that of the class it lies in.
    private static Optional<JavaAnnotation<JavaClass>> bound(JavaClass type) {
        return own(type).or(() -> type.getEnclosingClass().flatMap(BoundedTextRules::bound));
    }

    private static Optional<JavaAnnotation<JavaClass>> own(JavaClass type) {
        return type.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getSimpleName().equals(ANNOTATION))
                .findFirst();
    }

    private static int max(JavaAnnotation<JavaClass> bound) {
        return bound.get("max").map(Integer.class::cast).orElseThrow();
    }
}
