package dev.beseda.bot.engine.texts;

import dev.beseda.kit.text.WireName;

/// The forms a language has for counted things, as Unicode's CLDR names them.
enum PluralCategory {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    String keyword() {
        return WireName.of(this);
    }
}
