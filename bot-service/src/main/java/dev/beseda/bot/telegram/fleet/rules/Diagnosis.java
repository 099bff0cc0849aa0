package dev.beseda.bot.telegram.fleet.rules;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Judges a bot by what Telegram says and by what the platform meant.
public final class Diagnosis {
    /// A failed delivery that is older says nothing about now.
    private static final Duration RECENT = Duration.ofMinutes(15);

    /// So many looks in a row must each have found more waiting than the one before.
    private static final int LOOKS_OF_GROWTH = 3;

    private static final int WORTH_A_WORD = 20;

    private final Meant meant;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    /// What the platform wants for the bot.
    ///
    /// @param ourUrl where Telegram should deliver to, if it delivers
    /// @param kinds the updates the platform takes
    /// @param pollingConflict who is in the way of polling
    /// @param setupFailure why Telegram does not know all it should
    /// @param repairedAt when the bot was last repaired: what went wrong before says nothing
    /// @param pending what waited at the looks before, newest last
    public record Meant(
            Way way,
            String ourUrl,
            List<String> kinds,
            Optional<String> pollingConflict,
            Optional<String> setupFailure,
            Optional<Instant> repairedAt,
            List<Integer> pending) {}

    /// How the bot should get its updates.
    public enum Way {
        WEBHOOK,
        POLLING,
        /// It is switched off and was never connected.
        NOT_AT_ALL
    }

    private Diagnosis(Meant meant, Instant now) {
        this.meant = meant;
        this.now = now;
    }

    public static List<Finding> of(BotSnapshot snapshot, Meant meant, Instant now) {
        var diagnosis = new Diagnosis(meant, now);
        switch (snapshot) {
            case BotSnapshot.Revoked _ -> diagnosis.add(Problem.TOKEN_REVOKED, "");
            case BotSnapshot.Unseen unseen -> diagnosis.add(Problem.TELEGRAM_SILENT, unseen.why());
            case BotSnapshot.Seen seen -> diagnosis.judge(seen);
        }
        return List.copyOf(diagnosis.findings);
    }

    private void judge(BotSnapshot.Seen seen) {
        switch (meant.way()) {
            case WEBHOOK -> judgeWebhook(seen);
            case POLLING -> judgePolling(seen);
            case NOT_AT_ALL -> {}
        }
        meant.setupFailure().ifPresent(reason -> add(Problem.SETUP_FAILED, reason));
        if (meant.way() != Way.NOT_AT_ALL && grows(seen.pending())) {
            add(Problem.PENDING_GROWTH, String.valueOf(seen.pending()));
        }
    }

    private void judgeWebhook(BotSnapshot.Seen seen) {
        if (seen.url().isEmpty()) {
            add(Problem.NO_WEBHOOK, "");
        } else if (!seen.url().equals(meant.ourUrl())) {
            add(Problem.FOREIGN_WEBHOOK, hostOf(seen.url()));
        } else {
            judgeDelivery(seen);
        }
    }

    private void judgeDelivery(BotSnapshot.Seen seen) {
        var missing = meant.kinds().stream()
                .filter(kind -> !seen.allowed().contains(kind))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            add(Problem.WRONG_ALLOWED_UPDATES, missing);
        }
        seen.error().filter(this::isOfNow).ifPresent(error -> {
            boolean isRefused = error.message().contains("401");
            add(isRefused ? Problem.SECRET_MISMATCH : Problem.LAST_ERROR, error.message() + ", " + error.at());
        });
    }

    private boolean isOfNow(BotSnapshot.DeliveryError error) {
        return error.at().isAfter(now.minus(RECENT))
                && meant.repairedAt().filter(error.at()::isBefore).isEmpty();
    }

    private void judgePolling(BotSnapshot.Seen seen) {
        if (!seen.url().isEmpty()) {
            add(Problem.FOREIGN_WEBHOOK, hostOf(seen.url()));
        } else {
            meant.pollingConflict().ifPresent(who -> add(Problem.POLLING_CONFLICT, who));
        }
    }

    private boolean grows(int pending) {
        var looks = new ArrayList<>(meant.pending());
        looks.add(pending);
        if (looks.size() <= LOOKS_OF_GROWTH || pending < WORTH_A_WORD) {
            return false;
        }
        var latest = looks.subList(looks.size() - LOOKS_OF_GROWTH - 1, looks.size());
        return latest.stream().sorted().distinct().toList().equals(latest);
    }

    /// The path of somebody's webhook may be their secret.
    private static String hostOf(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getAuthority()).orElse(url);
        } catch (IllegalArgumentException noUrl) {
            return "?";
        }
    }

    private void add(Problem problem, String detail) {
        findings.add(Finding.of(problem, detail));
    }
}
