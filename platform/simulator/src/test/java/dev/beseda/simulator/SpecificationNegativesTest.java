package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.spec.Field;
import dev.beseda.simulator.spec.MethodSpec;
import dev.beseda.simulator.spec.Specification;
import dev.beseda.simulator.spec.Type;
import dev.beseda.simulator.spec.Type.Scalar;
import dev.beseda.simulator.spec.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the specification forbids, made from the specification: one good call per method, and all ways to spoil it.
class SpecificationNegativesTest {
    private static final Specification SPECIFICATION = Specification.load();
    private static TestPhone phone;

    /// A method, and how to get arguments with which it succeeds.
    private record Sample(String method, Supplier<ObjectNode> arguments) {}

    /// Arguments that must be refused, and why.
    private record Spoiled(String reason, ObjectNode arguments) {}

    @BeforeAll
    static void start() {
        phone = new TestPhone();
        phone.write("/start");
    }

    @AfterAll
    static void stop() {
        phone.close();
    }

    private static List<Sample> samples() {
        return List.of(
                new Sample("getMe", Json::object),
                new Sample("getUpdates", () -> Json.object().put("limit", 5).put("timeout", 0)),
                new Sample("sendMessage", () -> phone.toUser().put("text", "Hello")),
                new Sample("sendChatAction", () -> phone.toUser().put("action", "typing")),
                new Sample("editMessageText", () -> toMessage().put("text", "Other")),
                new Sample("editMessageReplyMarkup", SpecificationNegativesTest::toMessage),
                new Sample("deleteMessage", SpecificationNegativesTest::toMessage),
                new Sample("answerCallbackQuery", () -> Json.object().put("callback_query_id", newTap())),
                new Sample("setMyCommands", SpecificationNegativesTest::commands),
                new Sample("getMyCommands", Json::object),
                new Sample("deleteMyCommands", Json::object),
                new Sample("getWebhookInfo", Json::object),
                new Sample("setWebhook", () -> Json.object().put("url", "http://127.0.0.1:9/")),
                new Sample("deleteWebhook", Json::object));
    }

    @TestFactory
    Stream<DynamicContainer> everySpoiledCallIsRefused() {
        return samples().stream().map(sample -> dynamicContainer(sample.method(), refusals(sample)));
    }

    /// The methods without a sample of their own: with arguments made from the specification.
    @TestFactory
    Stream<DynamicContainer> everySpoiledCallOfAnyOtherMethodIsRefused() {
        var sampled = samples().stream().map(Sample::method).toList();
        var specimens = new Specimens(SPECIFICATION, Map.of("chat_id", LongNode.valueOf(phone.user)));
        return SPECIFICATION.methods().stream()
                .filter(method -> !sampled.contains(method.name()))
                .map(method -> dynamicContainer(
                        method.name(),
                        spoiled(method, specimens.arguments(method)).stream()
                                .map(spoiled -> refused(method.name(), spoiled))));
    }

    @Test
    void theGeneratorFindsManyWaysToSpoilACall() {
        var message = SPECIFICATION.method("sendMessage").orElseThrow();

        var spoiled = spoiled(message, phone.toUser().put("text", "Hello"));

        assertThat(spoiled)
                .extracting(Spoiled::reason)
                .contains("text is missing", "text is too long", "chat_id has a wrong type", "parse_mode is no choice");
        assertThat(spoiled).hasSizeGreaterThan(15);
    }

    private static Stream<? extends DynamicNode> refusals(Sample sample) {
        var method = SPECIFICATION.method(sample.method()).orElseThrow();
        var good = sample.arguments().get();
        var refusals = spoiled(method, good).stream().map(spoiled -> refused(sample.method(), spoiled));
        return Stream.concat(refusals, Stream.of(accepted(method, good)));
    }

    private static DynamicTest refused(String method, Spoiled spoiled) {
        return dynamicTest(spoiled.reason(), () -> {
            var answer = phone.call(method, spoiled.arguments());

            assertThat(answer.path("ok").asBoolean())
                    .as(method + ": " + spoiled.reason())
                    .isFalse();
            assertThat(answer.path("error_code").asInt()).isEqualTo(400);
            assertThat(answer.path("description").asText()).startsWith("Bad Request: ");
        });
    }

    private static DynamicTest accepted(MethodSpec method, ObjectNode good) {
        return dynamicTest("unspoiled it succeeds, and the result is as documented", () -> {
            var answer = phone.call(method.name(), good);

            assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
            var checked = Validator.strict(SPECIFICATION).value(method.returns(), answer.path("result"), "result");
            assertThat(checked).isEqualTo(answer.path("result"));
        });
    }

    private static List<Spoiled> spoiled(MethodSpec method, ObjectNode good) {
        var spoiled = new ArrayList<Spoiled>();
        for (var field : method.fields().values()) {
            if (field.required()) {
                var without = good.deepCopy();
                without.remove(field.name());
                spoiled.add(new Spoiled(field.name() + " is missing", without));
            }
            if (field.type() != Scalar.INPUT_FILE) {
                spoiled.add(with(good, field, " has a wrong type", wrongTypeFor(field.type())));
            }
            if (!field.choices().isEmpty()) {
                spoiled.add(with(good, field, " is no choice", TextNode.valueOf("nonsense")));
            }
            beyondLimits(good, field, spoiled);
        }
        return spoiled;
    }

    private static void beyondLimits(ObjectNode good, Field field, List<Spoiled> spoiled) {
        var limits = field.limits();
        if (limits.characters().most() < 100_000) {
            var tooLong = "x".repeat((int) limits.characters().most() + 1);
            spoiled.add(with(good, field, " is too long", TextNode.valueOf(tooLong)));
        }
        if (limits.value().most() < Long.MAX_VALUE) {
            spoiled.add(with(
                    good,
                    field,
                    " is too large",
                    LongNode.valueOf(limits.value().most() + 1)));
        }
        if (limits.value().least() > Long.MIN_VALUE) {
            spoiled.add(with(
                    good,
                    field,
                    " is too small",
                    LongNode.valueOf(limits.value().least() - 1)));
        }
    }

    private static Spoiled with(ObjectNode good, Field field, String reason, JsonNode value) {
        var changed = good.deepCopy();
        changed.set(field.name(), value);
        return new Spoiled(field.name() + reason, changed);
    }

    private static JsonNode wrongTypeFor(Type type) {
        return switch (type) {
            case Scalar scalar -> Json.array().add(1);
            case Type.ArrayOf array -> Json.object().put("no", "array");
            case Type.Named named -> IntNode.valueOf(5);
            case Type.OneOf some -> Json.array().add(1);
        };
    }

    private static ObjectNode toMessage() {
        return phone.toUser()
                .put("message_id", phone.sendButton("yes").path("message_id").asLong());
    }

    private static String newTap() {
        long message = phone.sendButton("yes").path("message_id").asLong();
        return phone.tap(message, "yes").path("callback_query_id").asText();
    }

    private static ObjectNode commands() {
        var arguments = Json.object();
        arguments.putArray("commands").addObject().put("command", "start").put("description", "Begin");
        return arguments;
    }
}
