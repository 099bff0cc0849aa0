package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Template;
import dev.beseda.bot.telegram.rules.SendableFile;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Split;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What Telegram would refuse to show.
final class TelegramLimits {
    private static final int LONGEST_VALUE_BYTES = 64;
    private static final int MOST_BUTTONS = 100;

    private TelegramLimits() {}

    static Stream<Finding> broken(Step step) {
        return switch (step) {
            case Step.Message message ->
                Stream.of(length(message), files(message), album(message), caption(message), buttons(message))
                        .flatMap(findings -> findings);
            case Step.Question question ->
                Stream.concat(tooLong(question, question.wording(), Split.LONGEST), keys(question));
            case Step.HandOver handOver -> tooLong(handOver, handOver.wording(), Split.LONGEST);
            case Step.Money money -> tooLong(money, money.wording(), Split.LONGEST);
            case Step.Condition _,
                    Step.SetVariable _,
                    Step.Jump _,
                    Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.Wait _,
                    Step.HttpRequest _,
                    Step.LlmReply _,
                    Step.MediaGeneration _,
                    Step.End _ -> Stream.empty();
        };
    }

    private static Stream<Finding> length(Step.Message message) {
        return tooLong(message, message.wording(), message.media().isEmpty() ? Split.LONGEST : Split.LONGEST_CAPTION);
    }

    private static Stream<Finding> tooLong(Step step, Step.Wording wording, int longest) {
        return wording.text().byLanguage().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(text -> text.getValue().length() > longest)
                .map(text -> new Place(step, "text." + text.getKey())
                        .error("has %d characters, Telegram takes %d%s"
                                .formatted(
                                        text.getValue().length(),
                                        longest,
                                        longest == Split.LONGEST_CAPTION ? " below media" : "")));
    }

    private static Stream<Finding> files(Step.Message message) {
        return IntStream.range(0, message.media().size())
                .filter(at -> !isSendable(message.media().get(at).file()))
                .mapToObj(at -> new Place(message, "media[%d].file".formatted(at)).error(SendableFile.SENTENCE));
    }

    private static boolean isSendable(String file) {
        return Template.variables(file).isEmpty() ? SendableFile.is(file) : SendableFile.mayBecome(file);
    }

    private static Stream<Finding> album(Step.Message message) {
        if (message.media().size() < 2) {
            return Stream.empty();
        }
        var media = new Place(message, "media");
        var first = message.media().getFirst().kind();
        var size = message.media().size() > Call.SendAlbum.MOST_ITEMS
                ? Stream.of(media.error(
                        "an album has 2 to 10 files, not " + message.media().size()))
                : Stream.<Finding>empty();
        var mixture = !message.media().stream().allMatch(medium -> first.sharesAlbumWith(medium.kind()))
                ? Stream.of(media.error("an album has photos and videos, or only documents, or only audio"))
                : Stream.<Finding>empty();
        var buttons = message.buttons().isEmpty()
                ? Stream.<Finding>empty()
                : Stream.of(new Place(message, "buttons").error("an album has no buttons: send them with a text"));
        return Stream.of(size, mixture, buttons).flatMap(findings -> findings);
    }

    private static Stream<Finding> caption(Step.Message message) {
        boolean impossible = message.media().size() == 1
                && !message.media().getFirst().kind().takesCaption()
                && !message.wording().text().byLanguage().isEmpty();
        return impossible
                ? Stream.of(new Place(message, "text").error("a sticker or a round video has no text below it"))
                : Stream.empty();
    }

    private static Stream<Finding> buttons(Step.Message message) {
        var buttons = Wordings.buttons(message, "url");
        var many = buttons.size() > MOST_BUTTONS
                ? Stream.of(new Place(message, "buttons").error("are %d, Telegram shows 100".formatted(buttons.size())))
                : Stream.<Finding>empty();
        var addresses = buttons.entrySet().stream()
                .filter(button -> !isAddress(button.getValue()))
                .map(button -> new Place(message, button.getKey())
                        .error(
                                button.getValue().app()
                                        ? "a Web App has an https address"
                                        : "must be an https, http or tg address"));
        return Stream.concat(many, addresses);
    }

    private static boolean isAddress(Step.Link link) {
        var url = link.url();
        boolean elsewhere = url.startsWith("http://") || url.startsWith("tg://");
        return url.startsWith("{") || url.startsWith("https://") || !link.app() && elsewhere;
    }

    private static Stream<Finding> keys(Step.Question question) {
        boolean silent = question.wording().text().byLanguage().isEmpty();
        var lost = silent && needsText(question.expected())
                ? Stream.of(new Place(question, "text").error("is needed: the buttons hang under it"))
                : Stream.<Finding>empty();
        return question.expected() instanceof ExpectedAnswer.Choice(var options)
                ? Stream.concat(lost, options(question, options))
                : lost;
    }

    private static boolean needsText(ExpectedAnswer expected) {
        return expected instanceof ExpectedAnswer.Choice
                || expected instanceof ExpectedAnswer.Rating
                || expected instanceof ExpectedAnswer.Contact
                || expected instanceof ExpectedAnswer.Place;
    }

    private static Stream<Finding> options(Step.Question question, List<ExpectedAnswer.Option> options) {
        var place = new Place(question, "options");
        var number = options.isEmpty()
                ? Stream.of(place.error("a choice needs at least one option"))
                : options.size() > MOST_BUTTONS
                        ? Stream.of(place.error("are %d, Telegram shows 100".formatted(options.size())))
                        : Stream.<Finding>empty();
        var values = IntStream.range(0, options.size())
                .filter(at -> options.get(at).value().getBytes(StandardCharsets.UTF_8).length > LONGEST_VALUE_BYTES)
                .mapToObj(at -> new Place(question, "options[%d].value".formatted(at))
                        .error("has more than 64 bytes: give the option a shorter value"));
        return Stream.concat(number, values);
    }
}
