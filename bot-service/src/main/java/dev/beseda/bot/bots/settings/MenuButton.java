package dev.beseda.bot.bots.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The button beside the input field of a chat with the bot.
///
/// @param text what stands on it, if it opens a web app
/// @param url the web app it opens
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MenuButton(
        @NotNull Type type,
        @Size(min = 1, max = 64) @NoNul @Nullable String text,

        @Pattern(regexp = "https://[^\\s\\x00]{1,2000}", message = "must begin with https://") @Nullable
        String url) {

    /// What the button is.
    public enum Type {
        DEFAULT,
        COMMANDS,
        WEB_APP;

        @Override
        @JsonValue
        public String toString() {
            return WireName.of(this);
        }
    }

    @AssertTrue(message = "needs text and url for a web_app, and takes none otherwise")
    @Schema(hidden = true)
    @JsonIgnore
    public boolean isComplete() {
        boolean opensSomething = type == Type.WEB_APP;
        return type == null || opensSomething == (text != null) && opensSomething == (url != null);
    }
}
