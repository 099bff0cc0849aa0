package dev.beseda.journeys.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who sends a request, and what he may change.
enum Attacker {
    OWNER,
    EDITOR,
    OPERATOR,
    VIEWER,
    /// With a key that nobody has made.
    STRANGER,
    /// Without a key.
    NOBODY;

    /// Roles with keys of their own.
    static final List<Attacker> MEMBERS = List.of(OWNER, EDITOR, OPERATOR, VIEWER);

    /// The more somebody may, the deeper a request goes.
    private static final List<Attacker> SHARES =
            List.of(OWNER, OWNER, OWNER, OWNER, EDITOR, EDITOR, EDITOR, OPERATOR, OPERATOR, VIEWER, STRANGER, NOBODY);

    /// Those who run the installation do these.
    private static final Set<String> OF_THE_INSTALLATION = Set.of("/api/workspaces", "/api/fleet/announcements");

    private static final Set<String> OF_OWNERS = Set.of("tokens", "retention");

    private static final List<String> OF_OPERATORS = List.of(
            "/activate",
            "/deactivate",
            "/take_over",
            "/hand_back",
            "/messages",
            "/events",
            "/repair",
            "/run",
            "/facts",
            "/facts/{fact}",
            "/reset",
            "/handle-objection");

    static Attacker one(Dice dice) {
        return dice.oneOf(SHARES);
    }

    boolean isMember() {
        return MEMBERS.contains(this);
    }

    String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a success would be in order.
    boolean may(FuzzTarget fuzzTarget) {
        if (!isMember() || OF_THE_INSTALLATION.contains(fuzzTarget.path())) {
            return false;
        }
        boolean looks = fuzzTarget.method().equals("GET");
        return switch (this) {
            case OWNER -> true;
            case EDITOR -> !OF_OWNERS.contains(fuzzTarget.things());
            case OPERATOR -> !OF_OWNERS.contains(fuzzTarget.things()) && (looks || isOfOperators(fuzzTarget));
            case VIEWER -> !OF_OWNERS.contains(fuzzTarget.things()) && looks;
            case STRANGER, NOBODY -> false;
        };
    }

    private static boolean isOfOperators(FuzzTarget fuzzTarget) {
        return !fuzzTarget.method().equals("PUT") && OF_OPERATORS.stream().anyMatch(fuzzTarget.path()::endsWith);
    }
}
