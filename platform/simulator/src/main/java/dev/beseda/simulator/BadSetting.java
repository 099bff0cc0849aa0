package dev.beseda.simulator;

/// A setting has a value the simulator cannot start with; the message names it.
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSetting(String name, String wanted, String found) {
        super("%s must be %s, but is \"%s\"".formatted(name, wanted, found));
    }
}
