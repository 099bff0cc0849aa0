package dev.beseda.bot.scenarios.rules;

import static dev.beseda.bot.scenarios.rules.Drafts.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.values.FileKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramLimitsTest {
    private static final Text NOTHING = new Text(Map.of());
    private static final Step.Link LINK = new Step.Link(HELLO, "https://example.com", false);

    @Test
    void anAlbumHasAtMostTenFilesOfKindsThatGoTogether() {
        assertThat(broken(album(FileKind.PHOTO, FileKind.VIDEO))).isEmpty();
        assertThat(broken(album(FileKind.PHOTO, FileKind.DOCUMENT))).containsExactly("steps.m.config.media");
        assertThat(broken(album(Collections.nCopies(10, FileKind.PHOTO).toArray(FileKind[]::new))))
                .isEmpty();
        assertThat(broken(album(Collections.nCopies(11, FileKind.PHOTO).toArray(FileKind[]::new))))
                .containsExactly("steps.m.config.media");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://example.com/a.jpg", "attach://a", "file://{x}", "http{x}"})
    void aFileIsAnHttpsAddressOrAnIdOfTelegram(String file) {
        assertThat(broken(showing(file))).containsExactly("steps.m.config.media[0].file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{photo}", "https://example.com/{name}.jpg", "https://{server}/a.jpg"})
    void aFileThatVariablesBringIsLookedAtWhenItIsSent(String file) {
        assertThat(broken(showing(file))).isEmpty();
    }

    private static Step.Message showing(String file) {
        var media = List.of(new Step.Medium(FileKind.PHOTO, file));
        return new Step.Message("m", Step.Wording.plain(HELLO), media, List.of());
    }

    @Test
    void anAlbumHasNoButtons() {
        var album = new Step.Message(
                "m", Step.Wording.plain(HELLO), media(FileKind.PHOTO, FileKind.PHOTO), List.of(List.of(LINK)));

        assertThat(broken(album)).containsExactly("steps.m.config.buttons");
    }

    @Test
    void aCaptionIsShorterThanAText() {
        var text = new Text(Map.of("en", "x".repeat(1_025), "ru", "x".repeat(1_024)));

        assertThat(broken(new Step.Message("m", text))).isEmpty();
        assertThat(broken(new Step.Message("m", Step.Wording.plain(text), media(FileKind.PHOTO), List.of())))
                .containsExactly("steps.m.config.text.en");
    }

    @Test
    void aStickerHasNoTextBelowIt() {
        assertThat(broken(new Step.Message("m", Step.Wording.plain(HELLO), media(FileKind.STICKER), List.of())))
                .containsExactly("steps.m.config.text");
        assertThat(broken(new Step.Message("m", Step.Wording.plain(NOTHING), media(FileKind.STICKER), List.of())))
                .isEmpty();
    }

    @Test
    void aMessageShowsAHundredButtons() {
        var row = Collections.nCopies(4, LINK);

        assertThat(broken(buttons(Collections.nCopies(25, row)))).isEmpty();
        assertThat(broken(buttons(Collections.nCopies(26, row)))).containsExactly("steps.m.config.buttons");
    }

    @Test
    void aWebAppHasAnHttpsAddress() {
        assertThat(broken(buttons(List.of(List.of(new Step.Link(HELLO, "http://example.com", false))))))
                .isEmpty();
        assertThat(broken(buttons(List.of(List.of(LINK, new Step.Link(HELLO, "http://example.com", true))))))
                .containsExactly("steps.m.config.buttons[0][1].url");
        assertThat(broken(buttons(List.of(List.of(new Step.Link(HELLO, "javascript:alert(1)", false))))))
                .containsExactly("steps.m.config.buttons[0][0].url");
    }

    @Test
    void theButtonsOfAChoiceHangUnderAText() {
        var option = new ExpectedAnswer.Option(HELLO, "a");

        assertThat(broken(choice(NOTHING, List.of(option)))).containsExactly("steps.q.config.text");
        assertThat(broken(choice(HELLO, List.of(option)))).isEmpty();
    }

    @Test
    void aChoiceHasOneToAHundredOptionsWithSmallValues() {
        var many = IntStream.range(0, 101)
                .mapToObj(at -> new ExpectedAnswer.Option(HELLO, "" + at))
                .toList();

        assertThat(broken(choice(HELLO, List.of()))).containsExactly("steps.q.config.options");
        assertThat(broken(choice(HELLO, many))).containsExactly("steps.q.config.options");
        assertThat(broken(choice(HELLO, List.of(new ExpectedAnswer.Option(HELLO, "я".repeat(32))))))
                .isEmpty();
        assertThat(broken(choice(HELLO, List.of(new ExpectedAnswer.Option(HELLO, "я".repeat(33))))))
                .containsExactly("steps.q.config.options[0].value");
    }

    private static Step album(FileKind... kinds) {
        return new Step.Message("m", Step.Wording.plain(HELLO), media(kinds), List.of());
    }

    private static List<Step.Medium> media(FileKind... kinds) {
        return List.of(kinds).stream()
                .map(kind -> new Step.Medium(kind, "https://example.com"))
                .toList();
    }

    private static Step buttons(List<List<Step.Link>> rows) {
        return new Step.Message("m", Step.Wording.plain(HELLO), List.of(), rows);
    }

    private static Step choice(Text text, List<ExpectedAnswer.Option> options) {
        return new Step.Question(
                "q",
                Step.Wording.plain(text),
                new ExpectedAnswer.Choice(options),
                Optional.empty(),
                Step.Insistence.endless(),
                Optional.empty(),
                Map.of());
    }

    private static List<String> broken(Step step) {
        return TelegramLimits.broken(step).map(Finding::field).toList();
    }
}
