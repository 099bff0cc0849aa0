package dev.beseda.billing.payments.api;

import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A payment is to be declined.
///
/// @param reason why; the bot may tell it to the person
@Schema(examples = "{\"reason\": \"No such transfer has come\"}")
public record Decline(@NotBlank @Size(max = 500) @NoNul String reason) {}
