package dev.beseda.bot.engine.program;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.contracts.billing.Currency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One step of a scenario; other steps name it by its `key`.
public sealed interface Step {
    String key();

    /// Says a text, shows media, or both, and goes on. More than one medium is an album, without buttons.
    record Message(String key, Wording wording, List<Medium> media, List<List<Link>> buttons) implements Step {
        public Message {
            media = List.copyOf(media);
            buttons = buttons.stream().map(List::copyOf).toList();
        }

        /// Only a text.
        public Message(String key, Text text) {
            this(key, Wording.plain(text), List.of(), List.of());
        }
    }

    /// Says a text, unless it is empty, and waits until it is answered as expected.
    record Question(
            String key,
            Wording wording,
            ExpectedAnswer expected,
            Optional<String> variable,
            Insistence insistence,
            Optional<Timeout> timeout,
            Map<String, String> routes)
            implements Step {
        /// @param routes where to go on after an answer of that value, if not at the next step
        public Question {
            routes = Map.copyOf(routes);
        }

        /// Any text is an answer, and there is all the time in the world.
        public Question(String key, Text text, Optional<String> variable) {
            this(
                    key,
                    Wording.plain(text),
                    new ExpectedAnswer.AnyText(1, Integer.MAX_VALUE, Optional.empty()),
                    variable,
                    Insistence.endless(),
                    Optional.empty(),
                    Map.of());
        }
    }

    /// Goes on at the step `then` when the test holds, else at `otherwise`.
    record Condition(String key, Expression test, String then, String otherwise) implements Step {}

    /// Keeps a value as `variable`.
    record SetVariable(String key, String variable, Source source) implements Step {}

    /// Goes on at the step `to`.
    record Jump(String key, String to) implements Step {}

    /// Runs another scenario of the bot and returns; one that is not live is passed over.
    record Call(String key, UUID scenario) implements Step {}

    /// Sends each person down one branch, always the same one.
    record Split(String key, List<Branch> branches) implements Step {
        public Split {
            branches = List.copyOf(branches);
        }
    }

    /// Pauses for that long.
    record Delay(String key, Duration time) implements Step {}

    /// Waits for any word of the person, but only for so long.
    record Wait(String key, Optional<String> variable, Timeout timeout) implements Step {}

    /// Asks a server of the owner, and keeps parts of its answer.
    ///
    /// @param saves JSON pointers into the answer, by variable
    /// @param otherwise where to go on when there is no good answer, if not at the next step
    record HttpRequest(String key, Request request, Map<String, String> saves, Optional<String> otherwise)
            implements Step {
        public HttpRequest {
            saves = Map.copyOf(saves);
        }
    }

    /// Says a text and hands the conversation over to an operator until they hand it back.
    record HandOver(String key, Wording wording) implements Step {}

    /// Has a language model write a reply, says it unless it is only kept, and goes on.
    ///
    /// @param input what is replied to, variables filled in; absent: what the person has just written
    /// @param otherwise where to go on when there is no reply, if not at the next step
    record LlmReply(
            String key,
            Text instructions,
            Optional<String> input,
            Optional<String> variable,
            boolean said,
            Optional<String> otherwise)
            implements Step {
        /// Replies to what the person has just written.
        public LlmReply(String key, Text instructions, Optional<String> variable) {
            this(key, instructions, Optional.empty(), variable, true, Optional.empty());
        }
    }

    /// Asks the ledger about the wallet of the person, says what came of it and goes on. What the ledger tells is kept
    /// in variables.
    sealed interface Money extends Step {
        Currency currency();

        /// What is said when it went well; empty: what bots say of themselves.
        Wording wording();

        /// Where to go on when the ledger refuses; empty: it is said why, and the next step follows.
        Optional<String> refused();

        /// How long is waited for a person to do something; the ledger itself is waited for however long it takes.
        default Optional<Timeout> timeout() {
            return Optional.empty();
        }
    }

    /// Says what is in the wallet.
    record Balance(String key, Currency currency, Wording wording) implements Money {
        @Override
        public Optional<String> refused() {
            return Optional.empty();
        }
    }

    /// Says what was moved, the latest first.
    ///
    /// @param page the first one, or the one behind that which was said last
    record Statement(String key, Currency currency, Page page, Wording wording) implements Money {
        @Override
        public Optional<String> refused() {
            return Optional.empty();
        }
    }

    /// Redeems a promo code.
    ///
    /// @param code variables are filled in
    record PromoCode(String key, Currency currency, String code, Wording wording, Optional<String> refused)
            implements Money {}

    /// Sells something that is paid from the wallet.
    ///
    /// @param amount in roubles, Stars or credits
    /// @param subject what it is for, as the person reads it in a statement
    record Pay(
            String key, Currency currency, Expression amount, Text subject, Wording wording, Optional<String> refused)
            implements Money {}

    /// Sends an invoice in Stars, and goes on when it is paid.
    ///
    /// @param amount what is added to the wallet, in roubles, Stars or credits
    /// @param stars what the person pays
    /// @param title of the invoice
    /// @param description what the invoice says below it
    /// @param timeout how long is waited for the payment, and where to go on then
    record TopUp(
            String key,
            Currency currency,
            Expression amount,
            Expression stars,
            Text title,
            Text description,
            Wording wording,
            Optional<Timeout> timeout)
            implements Money {
        /// The ledger refuses no top-up; one that does not come in time goes on as [#timeout] says.
        @Override
        public Optional<String> refused() {
            return timeout.flatMap(Timeout::then);
        }
    }

    /// Says where so much can be paid by bank transfer.
    ///
    /// @param amount what is paid and added to the wallet, in roubles
    record BankTransfer(String key, Currency currency, Expression amount, Wording wording, Optional<String> refused)
            implements Money {}

    /// Shows the receipt of a bank transfer to whoever decides about it.
    ///
    /// @param variable what the picture or document was kept as
    record Receipt(String key, Currency currency, String variable, Wording wording, Optional<String> refused)
            implements Money {}

    /// Which part of a statement.
    enum Page {
        FIRST,
        NEXT
    }

    /// Has a picture, video or sound made.
    record MediaGeneration(String key, String model, Text prompt) implements Step {}

    /// Ends the scenario.
    record End(String key) implements Step {}

    /// A text and how it is written.
    record Wording(Text text, Format format) {
        public static Wording plain(Text text) {
            return new Wording(text, Format.PLAIN);
        }
    }

    /// How texts are written: as they are, or in Markdown.
    enum Format {
        PLAIN,
        MARKDOWN
    }

    /// A file to be shown: Telegram's id of it, or an https address. Variables are filled in.
    record Medium(FileKind kind, String file) {}

    /// A button that opens an address, in the browser or as a Web App.
    record Link(Text label, String url, boolean app) {}

    /// What is done about answers that won't do.
    ///
    /// @param reask what is said; when empty, what is wrong with the answer
    /// @param limit how many such answers are taken before going on at `otherwise`, or ending; empty: any number
    record Insistence(Text reask, Optional<Integer> limit, Optional<String> otherwise) {
        public static Insistence endless() {
            return new Insistence(new Text(Map.of()), Optional.empty(), Optional.empty());
        }
    }

    /// How long is waited, and where to go on then; without a step the scenario ends.
    record Timeout(Duration time, Optional<String> then) {}

    /// Where a value comes from.
    sealed interface Source {
        /// A text with its variables filled in.
        record Filled(String template) implements Source {}

        /// What the expression gives.
        record Computed(Expression expression) implements Source {}
    }

    /// One way of a split; its share is its weight among all weights.
    record Branch(int weight, String to) {}

    /// An HTTP request with `{variables}` in address, headers and body.
    ///
    /// @param secretHeaders headers that hold a secret of the bot; nothing is filled into them here
    record Request(
            String method,
            String url,
            Map<String, String> headers,
            Map<String, SecretHeader> secretHeaders,
            Optional<String> body) {
        public Request {
            headers = Map.copyOf(headers);
            secretHeaders = Map.copyOf(secretHeaders);
        }

        public Request(String method, String url, Map<String, String> headers, Optional<String> body) {
            this(method, url, headers, Map.of(), body);
        }
    }
}
