package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All that is written in a step with `{variables}` in it.
final class Wordings {
    private Wordings() {}

    /// A text for people.
    record Said(Place place, Text text) {}

    /// A text for machines.
    record Noted(Place place, String template) {}

    /// The texts that are not left out.
    static Stream<Said> said(Step step) {
        var all = switch (step) {
            case Step.Message message ->
                Stream.concat(Stream.of(said(step, "text", message.wording().text())), labels(message));
            case Step.Question question -> ofQuestion(question);
            case Step.HandOver handOver ->
                Stream.of(said(step, "text", handOver.wording().text()));
            case Step.LlmReply reply -> Stream.of(said(step, "instructions", reply.instructions()));
            case Step.Pay pay -> Stream.of(said(step, "text", pay.wording().text()), said(step, "for", pay.subject()));
            case Step.TopUp topUp ->
                Stream.of(
                        said(step, "text", topUp.wording().text()),
                        said(step, "title", topUp.title()),
                        said(step, "description", topUp.description()));
            case Step.Money money ->
                Stream.of(said(step, "text", money.wording().text()));
            case Step.MediaGeneration media -> Stream.of(said(step, "prompt", media.prompt()));
            case Step.Condition _,
                    Step.SetVariable _,
                    Step.Jump _,
                    Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.Wait _,
                    Step.HttpRequest _,
                    Step.End _ -> Stream.<Said>empty();
        };
        return all.filter(said -> !said.text().byLanguage().isEmpty());
    }

    static Stream<Noted> noted(Step step) {
        return switch (step) {
            case Step.Message message -> Stream.concat(files(message), addresses(message));
            case Step.SetVariable set ->
                set.source() instanceof Step.Source.Filled(var template)
                        ? Stream.of(noted(step, "value", template))
                        : Stream.empty();
            case Step.HttpRequest http -> ofRequest(http);
            case Step.LlmReply reply -> reply.input().stream().map(input -> noted(step, "input", input));
            case Step.PromoCode promo -> Stream.of(noted(step, "code", promo.code()));
            case Step.Question _,
                    Step.Condition _,
                    Step.Jump _,
                    Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.Wait _,
                    Step.HandOver _,
                    Step.Balance _,
                    Step.Statement _,
                    Step.Pay _,
                    Step.TopUp _,
                    Step.BankTransfer _,
                    Step.Receipt _,
                    Step.MediaGeneration _,
                    Step.End _ -> Stream.empty();
        };
    }

    private static Stream<Said> ofQuestion(Step.Question question) {
        var options = question.expected() instanceof ExpectedAnswer.Choice(var offered)
                ? offered
                : List.<ExpectedAnswer.Option>of();
        var labels = IntStream.range(0, options.size())
                .mapToObj(at -> said(
                        question,
                        "options[%d].label".formatted(at),
                        options.get(at).label()));
        var own = Stream.of(
                said(question, "text", question.wording().text()),
                said(question, "reask", question.insistence().reask()));
        return Stream.concat(own, labels);
    }

    private static Stream<Said> labels(Step.Message message) {
        return buttons(message, "label").entrySet().stream()
                .map(button -> said(message, button.getKey(), button.getValue().label()));
    }

    private static Stream<Noted> addresses(Step.Message message) {
        return buttons(message, "url").entrySet().stream()
                .map(button -> noted(message, button.getKey(), button.getValue().url()));
    }

    /// The buttons of a message by the path of one of their fields.
    static Map<String, Step.Link> buttons(Step.Message message, String field) {
        var buttons = new LinkedHashMap<String, Step.Link>();
        for (int row = 0; row < message.buttons().size(); row++) {
            for (int at = 0; at < message.buttons().get(row).size(); at++) {
                var path = "buttons[%d][%d].%s".formatted(row, at, field);
                buttons.put(path, message.buttons().get(row).get(at));
            }
        }
        return buttons;
    }

    private static Stream<Noted> files(Step.Message message) {
        return IntStream.range(0, message.media().size())
                .mapToObj(at -> noted(
                        message,
                        "media[%d].file".formatted(at),
                        message.media().get(at).file()));
    }

    private static Stream<Noted> ofRequest(Step.HttpRequest http) {
        var request = http.request();
        var headers = request.headers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(header -> noted(http, "headers." + header.getKey(), header.getValue()));
        var body = request.body().stream().map(text -> noted(http, "body", text));
        return Stream.of(Stream.of(noted(http, "url", request.url())), headers, body)
                .flatMap(stream -> stream);
    }

    private static Said said(Step step, String path, Text text) {
        return new Said(new Place(step, path), text);
    }

    private static Noted noted(Step step, String path, String template) {
        return new Noted(new Place(step, path), template);
    }
}
