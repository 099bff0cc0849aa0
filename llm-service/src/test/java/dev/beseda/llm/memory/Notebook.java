package dev.beseda.llm.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.memory.Remembered.Sent;
import dev.beseda.llm.memory.rules.Composed;
import dev.beseda.llm.memory.rules.Question;
import dev.beseda.llm.memory.rules.Talking;
import dev.beseda.llm.memory.rules.Turn;
import dev.beseda.llm.providers.rules.Prompt.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The memory as the room of replies uses it, waited for.
@ApplicationScoped
public class Notebook {
    public static final LlmSettings.Memory MEMORY = new LlmSettings.Memory(4_000, 20, false);
    private static final String MAKE_BOT =
            "insert into bot (id, workspace_id, version, settings) values ($1, $2, 1, $3::text::jsonb) on conflict do nothing";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Talks talks;
    private final Transactions transactions;
    private final ObjectMapper json;

    Notebook(Talks talks, Transactions transactions, ObjectMapper json) {
        this.talks = talks;
        this.transactions = transactions;
        this.json = json;
    }

    /// A talk with a bot of its own.
    Talk talk() {
        return withBot(Talking.talk());
    }

    public Talk withBot(Talk talk) {
        done(transactions.run(MAKE_BOT, Tuple.of(talk.bot(), talk.workspace(), settings(talk))));
        return talk;
    }

    private String settings(Talk talk) {
        try {
            return json.writeValueAsString(Talking.settings(talk, "Ты — Вика.", MEMORY));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public Composed compose(Talk talk, String text) {
        var settings = Talking.settings(talk, "Ты — Вика.", MEMORY);
        return done(talks.compose(new Question(talk, settings, text, "", "ru", Map.of())));
    }

    /// What the model is given to read, all in one.
    public String prompt(Talk talk, String text) {
        return compose(talk, text).prompt().messages().stream()
                .map(Message::text)
                .collect(Collectors.joining("\n"));
    }

    public UUID remember(Talk talk, String asked, String answered, Instant at) {
        var reply = Ids.next();
        var sent = new Sent(compose(talk, asked), "mistral", "mistral-small-latest");
        remember(List.of(new Remembered(reply, talk, new Turn(asked, answered, at), Optional.of(sent))));
        return reply;
    }

    public void remember(List<Remembered> ended) {
        done(transactions.in(transaction -> talks.remember(transaction, ended)));
    }

    void forget(Talk talk, Instant askedAt) {
        done(forgetting(talk, askedAt));
    }

    public Uni<Void> forgetting(Talk talk, Instant askedAt) {
        return transactions.in(transaction -> talks.forget(transaction, List.of(new ForgetTalk(talk, askedAt))));
    }

    public static <T> T done(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
