package dev.beseda.bot.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How long a workspace keeps what its bots have lived through.
///
/// @param days absent where the installation's default holds
/// @param defaultDays the installation's default
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Retention(@Nullable Integer days, int defaultDays) {
    static final int FEWEST_DAYS = 1;
    static final int MOST_DAYS = 3650;

    /// What an owner wants.
    ///
    /// @param days without it the installation's default holds again
    @Schema(examples = "{\"days\": 90}")
    public record Wanted(
            @Min(FEWEST_DAYS) @Max(MOST_DAYS) @Nullable Integer days) {}

    static Retention of(Optional<Integer> days, int defaultDays) {
        return new Retention(days.orElse(null), defaultDays);
    }
}
