package dev.beseda.bot.engine;

import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.speech.Phrases;
import dev.beseda.bot.engine.speech.Speech;
import dev.beseda.bot.engine.speech.TapData;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.Frame;
import dev.beseda.bot.engine.turns.Conversation.News;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.Turn;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.walk.Walk;
import dev.beseda.bot.engine.walk.WalletVariables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rules of a conversation: what a bot does when something happens in a chat.
public final class Engine {
    private static final String START = "start";

    /// What a conversation calls the text behind a command.
    private static final String ARGUMENT = "argument";

    private Engine() {}

    /// Decides one event. Commands always reach their scenario, other texts first answer the question that waits.
    public static Turn decide(TurnContext before, EngineEvent engineEvent) {
        var context = before.hearing(engineEvent);
        return context.now().withPerson()
                ? whilePersonTalks(context, engineEvent)
                : whileBotTalks(context, engineEvent);
    }

    private static Turn whileBotTalks(TurnContext context, EngineEvent engineEvent) {
        return switch (engineEvent) {
            case EngineEvent.Commanded command -> commanded(context, command);
            case EngineEvent.Wrote(var text) -> wrote(context, text);
            case EngineEvent.Overheard(var text) ->
                context.program()
                        .begunBy(text, context.effort())
                        .map(scenario -> begin(context, scenario, Map.of()))
                        .orElseGet(() -> unchanged(context));
            case EngineEvent.Sent(var input) -> sent(context, input);
            case EngineEvent.Tapped tapped -> tapped(context, tapped);
            case EngineEvent.WantsToPay wants -> Payments.asked(context, wants);
            case EngineEvent.Paid paid -> Payments.paid(context, paid);
            case EngineEvent.WokeUp(long ticket) -> heard(context, ticket, rung(context, ticket));
            case EngineEvent.Fetched fetched -> fetched(context, fetched);
            case EngineEvent.LedgerAnswered answered -> fetched(context, fetched(context, answered));
            case EngineEvent.PaymentDecided decided ->
                context.program()
                        .begunByEvent(Payments.event(decided))
                        .map(scenario -> begin(context, scenario, decided.values()))
                        .orElseGet(() -> Payments.decided(context, decided));
            case EngineEvent.Replied replied -> Replies.replied(context, replied);
            case EngineEvent.NotReplied failed -> Replies.notReplied(context, failed);
            case EngineEvent.Told(var event, var values) ->
                context.program()
                        .begunByEvent(event)
                        .map(scenario -> begin(context, scenario, values))
                        .orElseGet(() -> unchanged(context));
            case EngineEvent.TakenOver _ ->
                Replies.stopping(context, only(context.now().withPerson(true)));
            case EngineEvent.Left _ ->
                Replies.stopping(context, only(context.now().free()));
            case EngineEvent.HandedBack _, EngineEvent.Refunded _, EngineEvent.DidOtherwise _ -> unchanged(context);
        };
    }

    /// The bot is silent until it is handed the conversation back, or the person begins anew.
    private static Turn whilePersonTalks(TurnContext context, EngineEvent engineEvent) {
        return switch (engineEvent) {
            case EngineEvent.Commanded command
            when command.name().equals(START) ->
                whileBotTalks(context.after(context.now().withPerson(false)), command);
            case EngineEvent.HandedBack _ ->
                handedBack(context.after(context.now().withPerson(false)));
            case EngineEvent.Tapped tapped -> oldButton(context, tapped);
            case EngineEvent.WantsToPay wants -> Payments.asked(context, wants);
            case EngineEvent.Paid paid -> Payments.paid(context, paid);
            case EngineEvent.WokeUp(long ticket) ->
                only(Interruptions.noted(context.now(), ticket, rung(context, ticket)));
            case EngineEvent.Fetched fetched -> only(noted(context.now(), fetched));
            case EngineEvent.LedgerAnswered answered -> only(noted(context.now(), fetched(context, answered)));
            case EngineEvent.PaymentDecided decided -> Payments.decided(context, decided);
            case EngineEvent.Replied replied -> Replies.replied(context, replied);
            case EngineEvent.NotReplied failed -> Replies.notReplied(context, failed);
            case EngineEvent.Left _ -> only(context.now().withPerson(false).free());
            case EngineEvent.Commanded _,
                    EngineEvent.Wrote _,
                    EngineEvent.Overheard _,
                    EngineEvent.Sent _,
                    EngineEvent.Told _,
                    EngineEvent.TakenOver _,
                    EngineEvent.Refunded _,
                    EngineEvent.DidOtherwise _ -> unchanged(context);
        };
    }

    private static Turn commanded(TurnContext context, EngineEvent.Commanded command) {
        var told = command.argument().isEmpty()
                ? Map.<String, Value>of()
                : Map.<String, Value>of(ARGUMENT, new Value.Text(command.argument()));
        var from = command.name().equals(START) ? context.after(context.now().free()) : context;
        return context.program()
                .begunByCommand(command.name(), command.argument())
                .map(scenario -> begin(from, scenario, told))
                .or(() -> Wish.commanded(command.name()).flatMap(wish -> Wishes.grant(context, wish)))
                .orElseGet(() -> command.direct() ? fallBack(context) : unchanged(context));
    }

    private static Turn wrote(TurnContext context, String text) {
        return Wish.written(text)
                .filter(wish -> !Answering.isOption(context, text))
                .flatMap(wish -> Wishes.grant(context, wish))
                .or(() -> Answering.answer(context, new Input.Wrote(text)))
                .or(() -> context.program()
                        .begunBy(text, context.effort())
                        .map(scenario -> begin(context, scenario, Map.of())))
                .or(() -> Answering.complain(context, new Input.Wrote(text)))
                .orElseGet(() -> otherText(context, text));
    }

    /// A short wait for a server or the ledger is none for the person: whatever they write meanwhile is not answered.
    private static Turn otherText(TurnContext context, String text) {
        boolean fetches =
                context.waiting().filter(point -> isShortWait(point.step())).isPresent();
        return fetches
                ? unchanged(context)
                : context.program()
                        .begunByAnything()
                        .map(scenario -> begin(context, scenario, Map.of()))
                        .orElseGet(() -> Replies.answer(context, text));
    }

    /// Whoever is to pay an invoice may take an hour over it.
    private static boolean isShortWait(Step step) {
        return step instanceof Step.HttpRequest || step instanceof Step.Money && !(step instanceof Step.TopUp);
    }

    private static Turn sent(TurnContext context, Input input) {
        return Answering.answer(context, input)
                .or(() -> Answering.complain(context, input))
                .or(() -> context.program().begunByAnything().map(scenario -> begin(context, scenario, Map.of())))
                .orElseGet(() -> unchanged(context));
    }

    private static Turn tapped(TurnContext context, EngineEvent.Tapped tapped) {
        if (TapData.isStop(tapped.data(), context.now().asks())) {
            return new Turn(context.now(), List.of(new Effect.AnswerTap(tapped.query(), ""), new Effect.StopModel()));
        }
        return TapData.parse(tapped.data())
                .flatMap(data -> Answering.tap(context, tapped, data))
                .orElseGet(() -> oldButton(context, tapped));
    }

    private static Turn oldButton(TurnContext context, EngineEvent.Tapped tapped) {
        return new Turn(context.now(), List.of(new Effect.AnswerTap(tapped.query(), context.in(Phrases.OLD_BUTTON))));
    }

    private static Turn begin(TurnContext context, Scenario scenario, Map<String, Value> told) {
        var speech = new Speech(context);
        var from = Interruptions.making(context, scenario).remembering(told);
        var first = scenario.first().map(step -> new TurnContext.Point(scenario, step));
        return new Turn(new Walk(context, from, speech).from(first), speech.effects());
    }

    private static Turn heard(TurnContext context, long ticket, News news) {
        var waiting = Interruptions.onTop(context.now(), ticket);
        if (waiting.isEmpty()) {
            return only(Interruptions.noted(context.now(), ticket, news));
        }
        var speech = new Speech(context);
        var after = new Walk(context, context.now(), speech).heard(waiting.get().hearing(news));
        return new Turn(after, speech.effects());
    }

    /// An answer that is not waited for any more changes nothing.
    private static Turn fetched(TurnContext context, EngineEvent.Fetched fetched) {
        return Interruptions.awaits(context.now(), fetched.ticket())
                ? heard(context.after(context.now().remembering(fetched.values())), fetched.ticket(), news(fetched))
                : unchanged(context);
    }

    private static Conversation noted(Conversation now, EngineEvent.Fetched fetched) {
        return Interruptions.awaits(now, fetched.ticket())
                ? Interruptions.noted(now.remembering(fetched.values()), fetched.ticket(), news(fetched))
                : now;
    }

    /// A payment that did not come in time has failed; all else that waits for a time has what it waited for.
    private static News rung(TurnContext context, long ticket) {
        return Interruptions.waiting(context.now(), ticket)
                        .flatMap(waiting -> context.point(waiting.at()))
                        .filter(point -> point.step() instanceof Step.TopUp)
                        .isPresent()
                ? News.FAILED
                : News.COME;
    }

    /// The ledger is one more that is asked.
    private static EngineEvent.Fetched fetched(TurnContext context, EngineEvent.LedgerAnswered answered) {
        var answer = answered.answer();
        return new EngineEvent.Fetched(
                answered.ticket(), answer.refusal().isEmpty(), WalletVariables.of(context, answer));
    }

    private static News news(EngineEvent.Fetched fetched) {
        return fetched.well() ? News.COME : News.FAILED;
    }

    /// The bot goes on where the operator came in.
    private static Turn handedBack(TurnContext context) {
        var speech = new Speech(context);
        var waiting = context.now().waiting();
        if (waiting.isEmpty()) {
            return unchanged(context);
        }
        boolean goesOn = waiting.get().news() != News.NONE
                || context.waiting()
                        .filter(point -> point.step() instanceof Step.HandOver)
                        .isPresent();
        var walk = new Walk(
                context, goesOn ? context.now() : context.now().putting(new Frame.Interrupted(waiting.get())), speech);
        return new Turn(goesOn ? walk.heard(waiting.get()) : walk.from(Optional.empty()), speech.effects());
    }

    static Turn fallBack(TurnContext context) {
        var speech = new Speech(context);
        speech.say(context.program().fallback(), context.now());
        return new Turn(context.now(), speech.effects());
    }

    private static Turn unchanged(TurnContext context) {
        return only(context.now());
    }

    private static Turn only(Conversation after) {
        return new Turn(after, List.of());
    }
}
