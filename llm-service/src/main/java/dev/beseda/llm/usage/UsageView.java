package dev.beseda.llm.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/// What replies used in some days.
///
/// @param days by bot, day (UTC) and model, the newest day first
public record UsageView(LocalDate from, LocalDate to, List<Day> days) {
    public UsageView {
        days = List.copyOf(days);
    }

    /// What a model did for a bot in a day.
    ///
    /// @param cacheHits replies that were given again, without a model
    /// @param fallbacks replies that a stand-in wrote
    /// @param costMicrodollars in millionths of a dollar; absent when the price of no reply is known
    /// @param unpricedReplies those whose price nobody knows: the cost is without them
    public record Day(
            UUID botId,
            LocalDate day,
            String provider,
            String model,
            long replies,
            long cacheHits,
            long fallbacks,
            long inputTokens,
            long outputTokens,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) OptionalLong costMicrodollars,
            long unpricedReplies) {}
}
