package dev.beseda.bot.conversations.operators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.json.BoundedNumber;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.input.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What other systems tell a bot of a person, over HTTP.
@Path("/api/bots")
@Tag(name = "Bots")
@RolesAllowed(Roles.OPERATOR)
public class EventResource {
    private final OperatorRunner runner;
    private final Caller caller;

    EventResource(OperatorRunner runner, Caller caller) {
        this.runner = runner;
        this.caller = caller;
    }

    /// @param chatId a chat in which the bot has talked already
    /// @param variables what the scenario that begins shall know: texts, numbers, yes and no
    @Schema(examples = "{\"name\": \"order_paid\", \"chat_id\": 123456789, \"variables\": {\"order\": \"A-17\"}}")
    public record Event(
            @NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE)
            String name,

            @NotNull Long chatId,

            @Schema(implementation = Object.class) @Size(max = MOST_VARIABLES) @Nullable
            Map<String, JsonNode> variables) {
        private static final String NAME = "[a-z0-9][a-z0-9_.-]{0,63}";
        private static final String NAME_MESSAGE = "must be 1 to 64 of a-z, 0-9, _, . and -";
        private static final int MOST_VARIABLES = 50;
        private static final com.google.re2j.Pattern VARIABLE =
                com.google.re2j.Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]{0,63}");

        Map<String, Value> values() {
            var values = new HashMap<String, Value>();
            Objects.requireNonNullElse(variables, Map.<String, JsonNode>of())
                    .forEach((variable, value) -> values.put(named(variable), value(variable, value)));
            return values;
        }

        /// Variables are words in any script.
        private static String named(String variable) {
            if (!VARIABLE.matches(variable)) {
                throw new BadField("variables", "must be named with letters, digits and _, beginning with a letter");
            }
            return variable;
        }

        private static Value value(String variable, JsonNode json) {
            return switch (json.getNodeType()) {
                case STRING -> new Value.Text(json.textValue().replace("\0", ""));
                case NUMBER ->
                    BoundedNumber.of(json)
                            .map(Value::number)
                            .orElseThrow(() -> new BadField(
                                    "variables." + variable,
                                    "must be a number of at most 40 digits before and after its point"));
                case BOOLEAN -> new Value.Truth(json.booleanValue());
                case NULL, MISSING -> new Value.Nothing();
                case ARRAY, OBJECT, BINARY, POJO ->
                    throw new BadField("variables." + variable, "must be a text, a number, true or false");
            };
        }
    }

    /// In which conversation the event was told.
    public record EventTold(UUID conversationId) {}

    @POST
    @Path("{id}/events")
    @Operation(operationId = "tellEvent", summary = "Tells the bot of an event: a scenario with that trigger begins")
    public Uni<EventTold> tell(
            @RestPath UUID id,
            @RestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @Valid @NotNull Event event) {
        var told = new OperatorRunner.Told(event.name(), event.values());
        return runner.tell(
                        caller.workspace(),
                        new Destination(id, event.chatId()),
                        told,
                        IdempotencyKey.checked(idempotencyKey))
                .map(EventTold::new);
    }
}
