package dev.beseda.local.stack.settings;

import dev.beseda.contracts.telegram.BotToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the settings say of the first bot, in the words in which the bot-service is told of it.
final class FirstBotSettings {
    static final String TOKEN = "TELEGRAM_BOT_TOKEN";

    /// The names under which people have it already.
    private static final List<String> TOKENS = List.of(TOKEN, "DEFAULT_BOT_TOKEN", "TOKEN_API");

    private static final List<String> MODELS = List.of(
            "MISTRAL_API_KEY",
            "OPENAI_KEY",
            "GEMINI_API_KEY",
            "GROQ_API_KEY",
            "OPENROUTER_API_KEY",
            "OLLAMA_URL",
            "LLAMA_CPP_URL");

    private FirstBotSettings() {}

    /// The variable that holds the token.
    static Optional<String> variable(Map<String, String> variables) {
        return TOKENS.stream().filter(variables::containsKey).findFirst();
    }

    /// The text itself, when it looks like a token; it is secret, so nobody repeats it.
    static String token(String text) {
        if (!text.matches(BotToken.FORM)) {
            throw new IllegalArgumentException("must look like " + BotToken.EXAMPLE);
        }
        return text;
    }

    static Map<String, String> told(String token, Map<String, String> variables) {
        var told = new HashMap<String, String>();
        told.put(TOKEN, token);
        told.put("BESEDA_FIRST_BOT", variables.getOrDefault("BESEDA_FIRST_BOT", ""));
        told.put("BESEDA_FIRST_BOT_DELIVERY", variables.containsKey("BESEDA_PUBLIC_URL") ? "webhook" : "polling");
        told.put("BESEDA_MODELS", MODELS.stream().filter(variables::containsKey).collect(Collectors.joining(" ")));
        return told;
    }
}
