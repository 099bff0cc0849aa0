package dev.beseda.bot.stars;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something on which Telegram and the platform do not agree.
///
/// @param charge Telegram's id of the payment
/// @param kind `payment_not_here`, `payment_not_at_telegram`, `other_amount`, `refund_not_here`,
///     `refund_not_at_telegram`, or `not_debited`: given back by Telegram, but the wallet has too little
/// @param starsHere 0 where nothing is known of it
@Schema(
        examples = "{\"charge\": \"stx4Ju8\", \"kind\": \"payment_not_here\", \"stars_here\": 0, \"stars_there\": 100,"
                + " \"found_at\": \"2026-12-01T03:00:12Z\"}")
public record StarDifference(String charge, String kind, long starsHere, long starsThere, Instant foundAt) {}
