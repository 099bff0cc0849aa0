package dev.beseda.llm.usage.rules;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Sampling;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Prompt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The rules of giving a reply again: when that may be, and which prompts are the very same.
public final class Caching {
    private Caching() {}

    /// Whether the bot's owner wants replies of this model given again.
    public static boolean applies(LlmSettings settings, Endpoint endpoint) {
        var limits = settings.limits();
        var temperature = endpoint.sampling().temperature();
        boolean isSteady = temperature.isPresent() && temperature.getAsDouble() == 0;
        return limits.cacheSeconds() > 0 && (isSteady || limits.cacheAlways());
    }

    /// The same for the same bot, model and prompt, and different as soon as anything differs.
    /// Keys of providers have no part in it.
    public static byte[] key(LlmSettings settings, Endpoint endpoint, Prompt prompt) {
        var digest = sha256();
        add(digest, settings.bot().toString());
        add(digest, endpoint.kind().name());
        add(digest, endpoint.base().toString());
        add(digest, endpoint.model());
        add(digest, endpoint.sampling());
        for (var message : prompt.messages()) {
            add(digest, message.role().name());
            add(digest, message.text());
        }
        return digest.digest();
    }

    private static void add(MessageDigest digest, Sampling sampling) {
        add(digest, sampling.temperature().toString());
        add(digest, sampling.topP().toString());
        add(digest, sampling.maxTokens().toString());
        add(digest, Integer.toString(sampling.stop().size()));
        sampling.stop().forEach(stop -> add(digest, stop));
    }

    /// With its length before it, so that no two texts run into each other.
    private static void add(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
