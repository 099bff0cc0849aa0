package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.program.Step;

/// A field of a step's config, as findings name it.
record Place(Step step, String path) {
    Finding error(String message) {
        return Finding.error(field(), message);
    }

    Finding warning(String message) {
        return Finding.warning(field(), message);
    }

    private String field() {
        var ofStep = "steps." + step.key();
        return path.isEmpty() ? ofStep : ofStep + ".config." + path;
    }
}
