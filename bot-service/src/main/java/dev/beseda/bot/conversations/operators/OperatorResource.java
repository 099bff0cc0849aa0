package dev.beseda.bot.conversations.operators;

import dev.beseda.bot.conversations.dialogs.DialogView;
import dev.beseda.bot.conversations.dialogs.Dialogs;
import dev.beseda.bot.conversations.operators.OperatorRunner.Wish;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.input.IdempotencyKey;
import dev.beseda.kit.web.input.NoNul;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/// Operators in conversations, over HTTP.
@Path("/api/conversations")
@Tag(name = "Conversations")
@RolesAllowed(Roles.OPERATOR)
public class OperatorResource {
    private final OperatorRunner runner;
    private final Dialogs dialogs;
    private final Caller caller;

    OperatorResource(OperatorRunner runner, Dialogs dialogs, Caller caller) {
        this.runner = runner;
        this.dialogs = dialogs;
        this.caller = caller;
    }

    /// @param text what the person reads, as it is
    @Schema(examples = "{\"text\": \"Здравствуйте, это Мария. Чем помочь?\"}")
    public record OperatorMessage(
            @NotBlank @Size(max = LONGEST) @NoNul String text) {
        /// Telegram's limit of one message.
        private static final int LONGEST = 4_096;
    }

    /// A message that is on its way.
    public record Written(UUID id, UUID conversationId) {}

    @POST
    @Path("{id}/take_over")
    @Operation(operationId = "takeConversationOver", summary = "Silences the bot: an operator talks")
    public Uni<DialogView> takeOver(@RestPath UUID id, @RestHeader("Idempotency-Key") Optional<String> idempotencyKey) {
        var wish = wish(id, idempotencyKey);
        return runner.takeOver(wish).chain(done -> dialogs.get(wish.workspace(), id));
    }

    @POST
    @Path("{id}/hand_back")
    @Operation(operationId = "handConversationBack", summary = "Lets the bot go on where it was silenced")
    public Uni<DialogView> handBack(@RestPath UUID id, @RestHeader("Idempotency-Key") Optional<String> idempotencyKey) {
        var wish = wish(id, idempotencyKey);
        return runner.handBack(wish).chain(done -> dialogs.get(wish.workspace(), id));
    }

    @POST
    @Path("{id}/messages")
    @ResponseStatus(201)
    @Operation(operationId = "writeInConversation", summary = "Writes to the person as an operator")
    public Uni<Written> write(
            @RestPath UUID id,
            @RestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @Valid @NotNull OperatorMessage message) {
        return runner.say(wish(id, idempotencyKey), message.text()).map(written -> new Written(written, id));
    }

    private Wish wish(UUID conversation, Optional<String> key) {
        return new Wish(caller.workspace(), conversation, caller.subject(), IdempotencyKey.checked(key));
    }
}
