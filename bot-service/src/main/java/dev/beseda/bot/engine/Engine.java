package dev.beseda.bot.engine;

import dev.beseda.bot.engine.Conversation.Frame;
import dev.beseda.bot.engine.Conversation.News;
import dev.beseda.bot.engine.answers.Given;
import dev.beseda.bot.engine.values.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rules of a conversation: what a bot does when something happens in a chat.
public final class Engine {
    /// The most steps one happening may walk; a scenario that would go on for ever stops here.
    public static final int STEPS_PER_TURN = 200;

    private static final String START = "start";

    /// What a conversation calls the text behind a command.
    private static final String ARGUMENT = "argument";

    private Engine() {}

    /// A conversation after one happening, and what must be done about it.
    public record Turn(Conversation after, List<Effect> effects) {}

    /// Decides one happening. Commands always reach their scenario, other texts first answer the question that waits.
    public static Turn decide(Scene before, Happening happening) {
        var scene = before.hearing(happening);
        return scene.now().withPerson() ? whilePersonTalks(scene, happening) : whileBotTalks(scene, happening);
    }

    private static Turn whileBotTalks(Scene scene, Happening happening) {
        return switch (happening) {
            case Happening.Commanded command -> commanded(scene, command);
            case Happening.Wrote(var text) -> wrote(scene, text);
            case Happening.Overheard(var text) ->
                scene.program()
                        .begunBy(text, scene.effort())
                        .map(scenario -> begin(scene, scenario, Map.of()))
                        .orElseGet(() -> unchanged(scene));
            case Happening.Sent(var given) -> sent(scene, given);
            case Happening.Tapped tapped -> tapped(scene, tapped);
            case Happening.WantsToPay(var query) -> notPaid(scene, query);
            case Happening.WokeUp(long ticket) -> heard(scene, ticket, News.COME);
            case Happening.Fetched fetched -> fetched(scene, fetched);
            case Happening.Replied replied -> Replies.replied(scene, replied);
            case Happening.NotReplied failed -> Replies.notReplied(scene, failed);
            case Happening.Told(var event, var values) ->
                scene.program()
                        .begunByEvent(event)
                        .map(scenario -> begin(scene, scenario, values))
                        .orElseGet(() -> unchanged(scene));
            case Happening.TakenOver _ ->
                Replies.stopping(scene, only(scene.now().withPerson(true)));
            case Happening.Left _ -> Replies.stopping(scene, only(scene.now().free()));
            case Happening.HandedBack _, Happening.DidOtherwise _ -> unchanged(scene);
        };
    }

    /// The bot is silent until it is handed the conversation back, or the person begins anew.
    private static Turn whilePersonTalks(Scene scene, Happening happening) {
        return switch (happening) {
            case Happening.Commanded command
            when command.name().equals(START) ->
                whileBotTalks(scene.after(scene.now().withPerson(false)), command);
            case Happening.HandedBack _ -> handedBack(scene.after(scene.now().withPerson(false)));
            case Happening.Tapped tapped -> oldButton(scene, tapped);
            case Happening.WantsToPay(var query) -> notPaid(scene, query);
            case Happening.WokeUp(long ticket) -> only(Interruptions.noted(scene.now(), ticket, News.COME));
            case Happening.Fetched fetched -> only(noted(scene.now(), fetched));
            case Happening.Replied replied -> Replies.replied(scene, replied);
            case Happening.NotReplied failed -> Replies.notReplied(scene, failed);
            case Happening.Left _ -> only(scene.now().withPerson(false).free());
            case Happening.Commanded _,
                    Happening.Wrote _,
                    Happening.Overheard _,
                    Happening.Sent _,
                    Happening.Told _,
                    Happening.TakenOver _,
                    Happening.DidOtherwise _ -> unchanged(scene);
        };
    }

    private static Turn commanded(Scene scene, Happening.Commanded command) {
        var told = command.argument().isEmpty()
                ? Map.<String, Value>of()
                : Map.<String, Value>of(ARGUMENT, new Value.Text(command.argument()));
        var from = command.name().equals(START) ? scene.after(scene.now().free()) : scene;
        return scene.program()
                .begunBy(command)
                .map(scenario -> begin(from, scenario, told))
                .or(() -> Wish.commanded(command.name()).flatMap(wish -> Wishes.grant(scene, wish)))
                .orElseGet(() -> command.direct() ? fallBack(scene) : unchanged(scene));
    }

    private static Turn wrote(Scene scene, String text) {
        return Wish.written(text)
                .filter(wish -> !Answering.isOption(scene, text))
                .flatMap(wish -> Wishes.grant(scene, wish))
                .or(() -> Answering.answer(scene, new Given.Wrote(text)))
                .or(() ->
                        scene.program().begunBy(text, scene.effort()).map(scenario -> begin(scene, scenario, Map.of())))
                .or(() -> Answering.complain(scene, new Given.Wrote(text)))
                .orElseGet(() -> otherText(scene, text));
    }

    /// A short wait for a server is none for the person: whatever they write meanwhile is not answered.
    private static Turn otherText(Scene scene, String text) {
        boolean fetches = scene.waiting()
                .filter(point -> point.step() instanceof Step.HttpRequest)
                .isPresent();
        return fetches
                ? unchanged(scene)
                : scene.program()
                        .begunByAnything()
                        .map(scenario -> begin(scene, scenario, Map.of()))
                        .orElseGet(() -> Replies.answer(scene, text));
    }

    private static Turn sent(Scene scene, Given given) {
        return Answering.answer(scene, given)
                .or(() -> Answering.complain(scene, given))
                .or(() -> scene.program().begunByAnything().map(scenario -> begin(scene, scenario, Map.of())))
                .orElseGet(() -> unchanged(scene));
    }

    private static Turn tapped(Scene scene, Happening.Tapped tapped) {
        if (TapData.isStop(tapped.data(), scene.now().asks())) {
            return new Turn(scene.now(), List.of(new Effect.AnswerTap(tapped.query(), ""), new Effect.StopModel()));
        }
        return TapData.parse(tapped.data())
                .flatMap(data -> Answering.tap(scene, tapped, data))
                .orElseGet(() -> oldButton(scene, tapped));
    }

    private static Turn oldButton(Scene scene, Happening.Tapped tapped) {
        return new Turn(scene.now(), List.of(new Effect.AnswerTap(tapped.query(), scene.in(Phrases.OLD_BUTTON))));
    }

    /// Without an answer the person would wait for ten seconds, and then not know why.
    private static Turn notPaid(Scene scene, String query) {
        return new Turn(scene.now(), List.of(new Effect.RefusePayment(query, scene.in(Phrases.NO_PAYMENTS))));
    }

    private static Turn begin(Scene scene, Scenario scenario, Map<String, Value> told) {
        var speech = new Speech(scene);
        var from = Interruptions.making(scene, scenario).remembering(told);
        var first = scenario.first().map(step -> new Scene.Point(scenario, step));
        return new Turn(new Walk(scene, from, speech).from(first), speech.effects());
    }

    private static Turn heard(Scene scene, long ticket, News news) {
        var waiting = Interruptions.onTop(scene.now(), ticket);
        if (waiting.isEmpty()) {
            return only(Interruptions.noted(scene.now(), ticket, news));
        }
        var speech = new Speech(scene);
        var after = new Walk(scene, scene.now(), speech).heard(waiting.get().hearing(news));
        return new Turn(after, speech.effects());
    }

    /// An answer that is not waited for any more changes nothing.
    private static Turn fetched(Scene scene, Happening.Fetched fetched) {
        return Interruptions.awaits(scene.now(), fetched.ticket())
                ? heard(scene.after(scene.now().remembering(fetched.values())), fetched.ticket(), news(fetched))
                : unchanged(scene);
    }

    private static Conversation noted(Conversation now, Happening.Fetched fetched) {
        return Interruptions.awaits(now, fetched.ticket())
                ? Interruptions.noted(now.remembering(fetched.values()), fetched.ticket(), news(fetched))
                : now;
    }

    private static News news(Happening.Fetched fetched) {
        return fetched.well() ? News.COME : News.FAILED;
    }

    /// The bot goes on where the person of the house came in.
    private static Turn handedBack(Scene scene) {
        var speech = new Speech(scene);
        var waiting = scene.now().waiting();
        if (waiting.isEmpty()) {
            return unchanged(scene);
        }
        boolean goesOn = waiting.get().news() != News.NONE
                || scene.waiting()
                        .filter(point -> point.step() instanceof Step.HandOver)
                        .isPresent();
        var walk = new Walk(
                scene, goesOn ? scene.now() : scene.now().putting(new Frame.Interrupted(waiting.get())), speech);
        return new Turn(goesOn ? walk.heard(waiting.get()) : walk.from(Optional.empty()), speech.effects());
    }

    static Turn fallBack(Scene scene) {
        var speech = new Speech(scene);
        speech.say(scene.program().fallback(), scene.now());
        return new Turn(scene.now(), speech.effects());
    }

    private static Turn unchanged(Scene scene) {
        return only(scene.now());
    }

    private static Turn only(Conversation after) {
        return new Turn(after, List.of());
    }
}
