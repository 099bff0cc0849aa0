package dev.beseda.local.stack.settings;

import java.util.List;

/// Settings with which nothing can be started; one sentence for each, naming the variable.
public final class SettingsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsRefused(List<String> sentences) {
        super(String.join("\n", sentences));
    }
}
