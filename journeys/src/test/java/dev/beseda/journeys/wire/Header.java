package dev.beseda.journeys.wire;

/// One header line; its characters are bytes.
public record Header(String name, String value) {
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
