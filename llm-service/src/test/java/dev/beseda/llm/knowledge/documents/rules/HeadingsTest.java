package dev.beseda.llm.knowledge.documents.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsTest {
    @ParameterizedTest
    @CsvSource({"# C#, C", "'# Returns ##  ', Returns", "# a # b, a # b", "'# #', ''", "# a #b, a #b"})
    void signsAtTheEndOfAHeadingCloseIt(String line, String heading) {
        assertThat(Headings.ofMarkdown(line + "\nText")).containsExactly(new Section(heading, "Text"));
    }

    @Test
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    void aHeadingOfSignsIsReadAtOnce() {
        var heading = "# " + "#".repeat(500_000) + "x";

        var sections = Headings.ofMarkdown(heading + "\nText");

        assertThat(sections).extracting(Section::text).containsExactly("Text");
    }

    @Test
    void aLongHeadingIsNotRepeatedAsAWhole() {
        var sections = Headings.ofMarkdown("# " + "😀".repeat(1_000) + "\n" + "## b\nText\n".repeat(1_000));

        assertThat(sections)
                .hasSize(1_000)
                .allSatisfy(section ->
                        assertThat(section.heading()).hasSizeLessThan(310).endsWith("😀 › b"));
    }

    @Test
    void beyondVeryManySectionsHeadingsAreText() {
        var sections = Headings.ofMarkdown("# a\nb\n".repeat(15_000));

        assertThat(sections).hasSize(10_001);
        assertThat(sections.getLast().text()).endsWith("b\n a\nb");
        assertThat(sections.stream().map(Section::text).collect(Collectors.joining()))
                .matches(text -> text.chars().filter(letter -> letter == 'b').count() == 15_000);
    }
}
