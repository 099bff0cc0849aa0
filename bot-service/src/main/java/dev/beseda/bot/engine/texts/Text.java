package dev.beseda.bot.engine.texts;

import java.util.Map;

/// A text a bot says, in each language it was written in; keys are language codes such as `ru`.
public record Text(Map<String, String> byLanguage) {
    public Text {
        byLanguage = Map.copyOf(byLanguage);
    }

    /// The text in `wanted`, else in `standby`, else in any language; empty when there is none.
    public String in(String wanted, String standby) {
        String found = byLanguage.get(wanted);
        if (found == null) {
            found = byLanguage.get(standby);
        }
        if (found == null) {
            found = byLanguage.entrySet().stream()
                    .min(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse("");
        }
        return found;
    }
}
