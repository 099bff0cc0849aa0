package dev.beseda.bot.secrets;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A secret as it is given; it is never shown again.
///
/// @param value what stands in the header
/// @param server the server it is for, such as `https://crm.example.com`; it is sent to no other scheme, host or port
@Schema(examples = """
                {"value": "abc", "server": "https://crm.example.com"}""")
public record SecretDraft(
        @NotNull
        @Pattern(regexp = "[\\x20-\\x7e]{1,2000}", message = "must be 1 to 2000 printable ASCII characters")
        @Schema(writeOnly = true)
        String value,

        @NotBlank @Size(max = 300) String server) {

    /// The value stays out of logs and messages.
    @Override
    public String toString() {
        return "SecretDraft[server=" + server + "]";
    }
}
