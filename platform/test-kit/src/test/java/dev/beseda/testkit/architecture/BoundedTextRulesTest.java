package dev.beseda.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.beseda.testkit.architecture.sample.words.Bounded;
import dev.beseda.testkit.architecture.sample.words.Form;
import dev.beseda.testkit.architecture.sample.words.Longer;
import dev.beseda.testkit.architecture.sample.words.Signs;
import dev.beseda.testkit.architecture.sample.words.Unbounded;
import org.junit.jupiter.api.Test;

class BoundedTextRulesTest {
    @Test
    void everyWayToAnExpressionWithoutABoundIsFound() {
        var broken = broken(Unbounded.class);

        assertThat(broken)
                .contains("Texts are read by RE2/J, or their length is stated with @BoundedText")
                .contains("Pattern.compile", "Matcher.find")
                .contains("String.replaceFirst", "String.replaceAll", "String.split", "String::matches");
    }

    @Test
    void eachCallThatMakesAnExpressionIsFoundEvenIfItsArgumentIsAVariable() {
        var unbounded = imported(Unbounded.class).get(Unbounded.class);

        assertThat(StringExpressions.in(unbounded))
                .containsExactlyInAnyOrder(
                        "String.replaceFirst", "String.replaceAll", "String.split", "String.split", "String::matches");
    }

    @Test
    void aClassThatStatesItsBoundMayUseThemAndSoMayThoseInIt() {
        assertThat(broken(Bounded.class, Bounded.Inner.class)).isEmpty();
    }

    @Test
    void splittingAtOneSignNeedsNoBound() {
        assertThat(broken(Signs.class)).isEmpty();
    }

    @Test
    void whoseTextsAreLongerThanUsualIsListed() {
        assertThat(BoundedTextRules.longTexts(imported(Unbounded.class, Bounded.class, Longer.class)))
                .containsExactly("Longer");
    }

    @Test
    void aValidationThatRepeatsAGroupIsFoundWhateverStandsBesideIt() {
        var result = BoundedTextRules.validationRepeatsNoGroup().evaluate(imported(Form.class));

        assertThat(result.getFailureReport().getDetails())
                .singleElement()
                .asString()
                .contains("Form.path has (/[a-z]*)*");
    }

    private static String broken(Class<?>... classes) {
        var result = BoundedTextRules.boundsAreStated().evaluate(imported(classes));
        return result.hasViolation() ? result.getFailureReport().toString() : "";
    }

    private static JavaClasses imported(Class<?>... classes) {
        return new ClassFileImporter().importClasses(classes);
    }
}
