package dev.beseda.journeys.canary;

/// One line that the platform has written, and where.
public record Trace(String place, String line) {
    private static final int SHOWN = 300;

    public String found(Canary canary) {
        return "%s in %s: %s".formatted(canary.name(), place, line.length() > SHOWN ? line.substring(0, SHOWN) : line);
    }
}
