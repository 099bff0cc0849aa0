package dev.beseda.local.embedded;

import java.util.List;

/// Whether what was committed must survive a power cut.
public enum Durability {
    /// Every commit is on the disk before it is reported.
    FULL("on"),
    /// Nothing is waited for; for tests, whose data nobody needs afterwards.
    NONE("off");

    private final String onOrOff;

    Durability(String onOrOff) {
        this.onOrOff = onOrOff;
    }

    List<String> settings() {
        return List.of("fsync=" + onOrOff, "synchronous_commit=" + onOrOff, "full_page_writes=" + onOrOff);
    }

    String initialSync() {
        return switch (this) {
            case FULL -> "--sync-method=fsync";
            case NONE -> "--no-sync";
        };
    }
}
