package dev.beseda.bot.engine.walk;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.speech.HttpRequestTemplates;
import dev.beseda.bot.engine.speech.Speech;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.Frame;
import dev.beseda.bot.engine.turns.Conversation.News;
import dev.beseda.bot.engine.turns.Conversation.Waiting;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.Effect.Button;
import dev.beseda.bot.engine.turns.Effect.Keys;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.turns.TurnContext.Point;
import dev.beseda.bot.engine.values.Value;
import java.util.Map;
import java.util.Optional;

/// One walk from step to step, through as many scenarios as it takes, until someone must be waited for or all is done.
public final class Walk {
    /// The most steps one event may walk; a scenario that would go on for ever stops here.
    public static final int STEPS_PER_TURN = 200;

    private final TurnContext context;
    private final Speech speech;
    private Conversation now;

    /// @param from where the conversation stands; it waits for nothing any more
    public Walk(TurnContext context, Conversation from, Speech speech) {
        this.context = context;
        this.now = from.moving();
        this.speech = speech;
    }

    /// Walks on at that point; without one the scenario has ended.
    public Conversation from(Optional<Point> first) {
        var here = first.or(this::goingBack);
        for (int steps = 0; here.isPresent(); steps++) {
            if (steps == STEPS_PER_TURN
                    || speech.isFull()
                    || context.effort().isSpent()
                    || context.budget().isSpent()) {
                return now.free();
            }
            here = pass(here.get());
        }
        return now;
    }

    /// Does one step; empty when the walk is over.
    private Optional<Point> pass(Point here) {
        return switch (here.step()) {
            case Step.Message message -> {
                show(message);
                yield behind(here);
            }
            case Step.Question question -> {
                now = now.waitingAt(here.spot());
                speech.ask(question, now);
                yield resting(question.timeout());
            }
            case Step.Condition condition -> to(here, holds(condition) ? condition.then() : condition.otherwise());
            case Step.SetVariable set -> {
                now = now.remembering(set.variable(), value(set.source()));
                yield behind(here);
            }
            case Step.Jump jump -> to(here, jump.to());
            case Step.Call call -> into(here, call);
            case Step.Split split ->
                to(here, Splits.of(split, context.person() + here.scenario().id()));
            case Step.Delay delay -> {
                now = now.waitingAt(here.spot());
                yield resting(Optional.of(new Step.Timeout(delay.time(), Optional.empty())));
            }
            case Step.Wait wait -> {
                now = now.waitingAt(here.spot());
                yield resting(Optional.of(wait.timeout()));
            }
            case Step.HttpRequest http -> fetching(here, http);
            case Step.HandOver handOver -> handingOver(here, handOver);
            case Step.LlmReply _ -> asking(here);
            case Step.Money money -> asking(here, money);
            case Step.MediaGeneration _ -> {
                speech.say(Step.Wording.plain(context.program().fallback()), now, new Keys.None());
                yield behind(here);
            }
            case Step.End _ -> goingBack();
        };
    }

    /// The walk is over until somebody does something, or the time comes.
    private Optional<Point> resting(Optional<Step.Timeout> timeout) {
        timeout.ifPresent(this::wakeAfter);
        return Optional.empty();
    }

    private Optional<Point> fetching(Point here, Step.HttpRequest http) {
        now = now.waitingAt(here.spot());
        speech.put(new Effect.Fetch(
                now.tickets(), HttpRequestTemplates.filled(http.request(), known(), now), http.saves()));
        return Optional.empty();
    }

    private Optional<Point> asking(Point here) {
        now = ReplyRequests.asking(context, now, speech, here);
        return Optional.empty();
    }

    /// What can't be asked for is refused at once.
    private Optional<Point> asking(Point here, Step.Money money) {
        var waiting = now.waitingAt(here.spot());
        var asked = WalletSteps.effect(money, context, waiting);
        if (asked.isEmpty()) {
            now = now.remembering(WalletVariables.REFUSAL, new Value.Text(WalletSteps.refusal(context)));
            return refused(here, money);
        }
        now = WalletSteps.waiting(money, waiting);
        speech.put(asked.get());
        return resting(money.timeout());
    }

    private Optional<Point> refused(Point here, Step.Money money) {
        if (money.refused().isEmpty()) {
            speech.say(WalletPhrases.REFUSED, now);
        }
        return otherwise(here, money.refused());
    }

    private Optional<Point> granted(Point here, Step.Money money) {
        speech.say(WalletSteps.wording(money), now, new Keys.None());
        return behind(here);
    }

    private Optional<Point> handingOver(Point here, Step.HandOver handOver) {
        now = now.waitingAt(here.spot()).withPerson(true);
        speech.say(handOver.wording(), now, new Keys.None());
        speech.put(new Effect.CallPerson());
        return Optional.empty();
    }

    private Optional<Point> behind(Point here) {
        return here.next().or(this::goingBack);
    }

    private Optional<Point> to(Point here, String key) {
        return here.at(key).or(this::goingBack);
    }

    /// Into a scenario that is called, unless too many wait already or it has nothing to do.
    private Optional<Point> into(Point here, Step.Call call) {
        var called = context.program()
                .scenario(call.scenario())
                .filter(scenario -> !now.isFull())
                .flatMap(scenario -> scenario.first().map(step -> new Point(scenario, step)));
        if (called.isEmpty()) {
            return behind(here);
        }
        now = now.putting(new Frame.Caller(here.spot()));
        return called;
    }

    /// The scenario has ended: on with what it was called by, or back to what it interrupted.
    private Optional<Point> goingBack() {
        while (!now.below().isEmpty()) {
            var frame = now.below().getLast();
            now = now.cutTo(now.below().size() - 1);
            switch (frame) {
                case Frame.Caller(var call) -> {
                    var next = context.point(call).flatMap(Point::next);
                    if (next.isPresent()) {
                        return next;
                    }
                }
                case Frame.Interrupted(var waiting) -> {
                    var stood = context.point(waiting.at());
                    if (stood.isPresent()) {
                        return waiting.news() == News.NONE ? again(stood.get(), waiting) : heard(stood.get(), waiting);
                    }
                }
            }
        }
        now = now.free();
        return Optional.empty();
    }

    /// Waits as before; a question is asked once more.
    private Optional<Point> again(Point stood, Waiting waiting) {
        now = now.waitingAs(waiting);
        if (stood.step() instanceof Step.Question question) {
            speech.ask(question, now);
        }
        return Optional.empty();
    }

    /// What was waited for has come, meanwhile or just now.
    public Conversation heard(Waiting waiting) {
        return from(context.point(waiting.at()).flatMap(stood -> heard(stood, waiting)));
    }

    private Optional<Point> heard(Point stood, Waiting waiting) {
        return switch (stood.step()) {
            case Step.Question question -> timedOut(stood, question.timeout());
            case Step.Wait wait -> timedOut(stood, Optional.of(wait.timeout()));
            case Step.HttpRequest http when waiting.news() == News.FAILED -> otherwise(stood, http.otherwise());
            case Step.LlmReply reply when waiting.news() == News.FAILED -> otherwise(stood, reply.otherwise());
            case Step.Money money -> waiting.news() == News.FAILED ? refused(stood, money) : granted(stood, money);
            case Step.Message _,
                    Step.Condition _,
                    Step.SetVariable _,
                    Step.Jump _,
                    Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.HttpRequest _,
                    Step.HandOver _,
                    Step.LlmReply _,
                    Step.MediaGeneration _,
                    Step.End _ -> behind(stood);
        };
    }

    private Optional<Point> otherwise(Point stood, Optional<String> key) {
        return key.map(other -> to(stood, other)).orElseGet(() -> behind(stood));
    }

    private Optional<Point> timedOut(Point stood, Optional<Step.Timeout> timeout) {
        return timeout.flatMap(Step.Timeout::then).map(key -> to(stood, key)).orElseGet(this::goingBack);
    }

    private void show(Step.Message message) {
        var buttons = message.buttons().stream()
                .map(row -> row.stream().map(this::button).toList())
                .toList();
        Keys keys = buttons.isEmpty() ? new Keys.None() : new Keys.Buttons(buttons);
        if (message.media().isEmpty()) {
            speech.say(message.wording(), now, keys);
        } else {
            speech.show(message, now, keys);
        }
    }

    private Button button(Step.Link link) {
        var label = speech.filled(context.in(link.label()), now);
        var url = speech.address(link.url(), now);
        return link.app() ? new Button.OpenApp(label, url) : new Button.Open(label, url);
    }

    private boolean holds(Step.Condition condition) {
        return value(new Step.Source.Computed(condition.test())).truth();
    }

    private Value value(Step.Source source) {
        return switch (source) {
            case Step.Source.Filled(var template) -> new Value.Text(speech.filled(template, now));
            case Step.Source.Computed(var expression) ->
                expression.valueOf(known(), context.time(), now.language(), context.effort());
        };
    }

    private Map<String, Value> known() {
        return context.known(now);
    }

    private void wakeAfter(Step.Timeout timeout) {
        speech.put(new Effect.WakeAt(now.tickets(), context.time().toInstant().plus(timeout.time())));
    }
}
