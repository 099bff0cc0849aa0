package dev.beseda.bot.scenarios.rules.chats;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.turns.Budget;
import dev.beseda.bot.engine.turns.Effect.Button;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.LedgerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plays a conversation test against a bot.
public final class ChatTestRunner {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final ChatTest test;
    private final Budget budget;
    private final Chat chat;
    private int at;

    private ChatTestRunner(Program program, ChatTest test, Budget budget) {
        this.test = test;
        this.budget = budget;
        this.chat = new Chat(program, test, budget);
    }

    /// The first line at which the bot does not keep to the test, if there is one. It says nothing of the test when the
    /// budget was spent on the way.
    public static Optional<Difference> of(Program program, ChatTest test, Budget budget) {
        return new ChatTestRunner(program, test, budget).played();
    }

    private Optional<Difference> played() {
        for (at = 0; at < test.lines().size() && !budget.isSpent(); at++) {
            var difference = play(test.lines().get(at));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return unsaid("the end of the test");
    }

    private Optional<Difference> play(Line line) {
        return switch (line) {
            case Line.Bot bot -> compare(bot);
            case Line.Person(var text) -> act(quoted(text), written(text));
            case Line.Sends(var given) -> act("what the person sends", new EngineEvent.Sent(given));
            case Line.Event(var name, var values) -> act("the event " + name, new EngineEvent.Told(name, values));
            case Line.Staff(var move) ->
                act(
                        "an operator",
                        switch (move) {
                            case TAKES_OVER -> new EngineEvent.TakenOver();
                            case HANDS_BACK -> new EngineEvent.HandedBack();
                        });
            case Line.Tap(var label) -> unsaid("the tap on " + quoted(label)).or(() -> tap(label));
            case Line.After after -> unsaid("time passes").or(() -> pass(after));
            case Line.Answers answers -> unsaid("the server's answer").or(() -> answer(answers));
            case Line.Model model -> unsaid("the model's reply").or(() -> reply(model));
            case Line.Pays(int stars) -> unsaid("the payment").or(() -> pay(stars));
            case Line.Ledger ledger -> unsaid("the ledger's answer").or(() -> reply(ledger));
        };
    }

    private Optional<Difference> act(String what, EngineEvent event) {
        var unsaid = unsaid(what);
        if (unsaid.isEmpty()) {
            chat.happens(event);
        }
        return unsaid;
    }

    /// A difference when the bot has said more than is written down.
    private Optional<Difference> unsaid(String next) {
        return Optional.ofNullable(chat.heard().peek())
                .map(said -> difference("nothing more before " + next, "the bot said " + quoted(said.text())));
    }

    private Optional<Difference> compare(Line.Bot bot) {
        var expected = "the bot to say " + quoted(bot.text());
        var said = chat.heard().poll();
        if (said == null) {
            return Optional.of(difference(expected, "it said nothing"));
        }
        if (!said.isLike(bot.text())) {
            return Optional.of(difference(expected, "it said " + quoted(said.text())));
        }
        return bot.buttons()
                .filter(buttons -> !buttons.equals(said.labels()))
                .map(buttons -> difference("the buttons " + buttons, "they are " + said.labels()));
    }

    private Optional<Difference> tap(String label) {
        var button = chat.button(label);
        var expected = "a button " + quoted(label) + " to tap";
        if (button.isEmpty()) {
            return Optional.of(difference(expected, "no message has shown it"));
        }
        if (!(button.get() instanceof Button.Tap(var _, var data)) || data.isEmpty()) {
            return Optional.of(difference(expected, "it opens or shares something"));
        }
        chat.tap(label);
        return Optional.empty();
    }

    private Optional<Difference> pass(Line.After after) {
        return chat.passes(after.time())
                ? Optional.empty()
                : Optional.of(difference("the bot to come to rest", "it goes on and on"));
    }

    private Optional<Difference> answer(Line.Answers answers) {
        var asked = chat.request();
        if (asked.isEmpty()) {
            return Optional.of(difference("a request to answer", "the bot has made none"));
        }
        var otherwise = answers.request()
                .filter(request -> !Likeness.of(request, asked.get()))
                .map(request -> difference("the request " + quoted(request), "it was " + quoted(asked.get())));
        if (otherwise.isEmpty()) {
            chat.answers(answers.status(), answers.body());
        }
        return otherwise;
    }

    private Optional<Difference> reply(Line.Model model) {
        var question = chat.question();
        if (question.isEmpty()) {
            return Optional.of(difference("a question to the language model", "the bot has asked it nothing"));
        }
        var otherwise = model.asked()
                .filter(asked -> !Likeness.of(asked, question.get()))
                .map(asked -> difference("the question " + quoted(asked), "it was " + quoted(question.get())));
        if (otherwise.isEmpty()) {
            chat.modelReplies(model.text());
        }
        return otherwise;
    }

    private Optional<Difference> reply(Line.Ledger ledger) {
        var order = chat.order().map(LedgerRequest::described);
        if (order.isEmpty()) {
            return Optional.of(difference("a question to the ledger", "the bot has asked it nothing"));
        }
        var otherwise = ledger.asked()
                .filter(asked -> !Likeness.of(asked, order.get()))
                .map(asked -> difference("the ledger to be asked " + quoted(asked), "it was " + quoted(order.get())));
        if (otherwise.isEmpty()) {
            chat.ledgerAnswers(ledger.values());
        }
        return otherwise;
    }

    private Optional<Difference> pay(int stars) {
        return chat.pays(stars)
                ? Optional.empty()
                : Optional.of(difference("an invoice of %d Stars to pay".formatted(stars), "the bot has sent none"));
    }

    private static EngineEvent written(String text) {
        if (!text.startsWith("/")) {
            return new EngineEvent.Wrote(text);
        }
        var words = List.of(BLANKS.split(text.substring(1).strip(), 2));
        var name = words.getFirst().toLowerCase(Locale.ROOT);
        return new EngineEvent.Commanded(name, words.size() > 1 ? words.getLast() : "");
    }

    private Difference difference(String expected, String actual) {
        return new Difference(at, expected, actual);
    }

    private static String quoted(String text) {
        return "“" + text + "”";
    }
}
