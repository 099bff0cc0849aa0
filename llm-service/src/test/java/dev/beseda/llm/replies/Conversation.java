package dev.beseda.llm.replies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmCommand;
import dev.beseda.contracts.llm.LlmCommand.StopReplies;
import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmCommand.WriteReply;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Limits;
import dev.beseda.contracts.llm.LlmSettings.Manner;
import dev.beseda.contracts.llm.LlmSettings.Memory;
import dev.beseda.contracts.llm.LlmSettings.Provider;
import dev.beseda.contracts.llm.LlmSettings.Sampling;
import dev.beseda.contracts.llm.LlmSettings.Streaming;
import dev.beseda.testkit.TopicReader;
import dev.beseda.testkit.TopicWriter;
import io.quarkus.arc.Arc;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;

/// A conversation of a bot of its own, as the bot-service sees it: orders go out, events and hints come back.
public final class Conversation {
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Talk talk;

    public Conversation(Talk talk) {
        this.talk = talk;
    }

    /// @param window within which messages are answered together
    public static Conversation with(Duration window) {
        var conversation = stranger();
        conversation.tell(window);
        return conversation;
    }

    /// Nobody knows the bot.
    public static Conversation stranger() {
        return new Conversation(new Talk(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 7, 8));
    }

    public Talk talk() {
        return talk;
    }

    public LlmSettings settings(Duration window) {
        var demo = new Provider(
                Kind.DEMO,
                Optional.empty(),
                Optional.empty(),
                "demo",
                new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of()));
        return new LlmSettings(
                talk.bot(),
                talk.workspace(),
                1,
                List.of(demo),
                "You are a test.",
                new Memory(4_000, 20, false),
                new Manner(Streaming.EDITS, window.toMillis()),
                new Limits(0, false, OptionalLong.empty(), OptionalLong.empty()));
    }

    private void tell(Duration window) {
        run(
                "insert into bot (id, workspace_id, version, settings) values ($1, $2, 1, $3::text::jsonb)",
                Tuple.of(talk.bot(), talk.workspace(), json(settings(window))));
    }

    public WriteReply order(long ticket, String text, Instant askedAt) {
        return new WriteReply(talk, ticket, text, "", "en", Map.of(), askedAt);
    }

    public void asks(long ticket, String text) {
        send(order(ticket, text, Instant.now()));
    }

    public void stops() {
        send(new StopReplies(talk, Instant.now()));
    }

    public void send(LlmCommand command) {
        send(json(command));
    }

    public void send(String raw) {
        TopicWriter.write(
                bootstrapServers(), Topics.LLM_COMMANDS, talk.conversation().toString(), raw);
    }

    /// The event for this ticket, as JSON.
    public JsonNode event(long ticket) {
        return events(events -> events.stream().anyMatch(event -> answers(event, ticket))).stream()
                .filter(event -> answers(event, ticket))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No event for ticket " + ticket));
    }

    private static boolean answers(JsonNode event, long ticket) {
        for (var answered : event.required("tickets")) {
            if (answered.asLong() == ticket) {
                return true;
            }
        }
        return false;
    }

    public List<JsonNode> events(Predicate<List<JsonNode>> enough) {
        return read(Topics.LLM_EVENTS, enough);
    }

    public List<JsonNode> hints(Predicate<List<JsonNode>> enough) {
        return read(Topics.LLM_HINTS, enough);
    }

    /// What a topic says of this conversation.
    private List<JsonNode> read(String topic, Predicate<List<JsonNode>> enough) {
        try (var reader = TopicReader.of(bootstrapServers(), topic)) {
            return ours(reader.readUntil(records -> enough.test(ours(records))));
        }
    }

    private List<JsonNode> ours(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .filter(record -> talk.conversation().toString().equals(record.key()))
                .map(record -> tree(record.value()))
                .toList();
    }

    public void hasOneEvent(long ticket) {
        assertThat(events(events -> !events.isEmpty()).stream().filter(event -> answers(event, ticket)))
                .hasSize(1);
    }

    public static RowSet<Row> run(String sql, Tuple values) {
        return Arc.container()
                .instance(Pool.class)
                .get()
                .preparedQuery(sql)
                .execute(values)
                .await()
                .atMost(PATIENCE);
    }

    public static String json(Object value) {
        try {
            return mapper().writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException(fault);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return mapper().readTree(json);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException(fault);
        }
    }

    private static ObjectMapper mapper() {
        return Arc.container().instance(ObjectMapper.class).get();
    }

    public static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
