package dev.beseda.bot.bots;

import dev.beseda.kit.Ids;
import dev.beseda.kit.web.Refusal;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `bot`.
@Entity
@Table(name = "bot")
class BotEntity {
    @Id
    UUID id;

    UUID workspaceId;

    @Column(columnDefinition = "text")
    String name;

    @Column(columnDefinition = "text")
    String description;

    @Column(columnDefinition = "text")
    String botType;

    long telegramId;

    byte[] sealedToken;

    byte[] sealedSecret;

    boolean isActive;

    @Column(columnDefinition = "text")
    @Nullable
    String webhookUrl;

    @Column(columnDefinition = "text")
    String defaultLanguage;

    JsonObject fallbackText;

    long revision;

    Instant createdAt;

    Instant updatedAt;

    static BotEntity of(UUID workspace, Instant now) {
        var bot = new BotEntity();
        bot.id = Ids.next();
        bot.workspaceId = workspace;
        bot.defaultLanguage = "en";
        bot.fallbackText = new JsonObject();
        bot.createdAt = now;
        return bot;
    }

    /// Takes over all of `draft` but the token.
    void describe(BotDraft draft) {
        name = draft.name();
        description = Objects.requireNonNullElse(draft.description(), "");
        botType = Objects.requireNonNullElse(draft.botType(), Bot.TELEGRAM);
        isActive = Objects.requireNonNullElse(draft.isActive(), true);
    }

    /// Takes `token`; when it belongs to another bot at Telegram, that one was never told where to deliver to.
    void speakFor(String token, byte[] sealed) {
        long newTelegramId = Long.parseLong(token.substring(0, token.indexOf(':')));
        if (newTelegramId != telegramId) {
            webhookUrl = null;
        }
        telegramId = newTelegramId;
        sealedToken = sealed;
    }

    /// Telegram was told with `told` to deliver to `url`.
    void delivered(BotCredentials told, String url) {
        if (told.telegramId() != telegramId) {
            throw new Refusal("token-changed", "The bot was given another token meanwhile: set the webhook again");
        }
        webhookUrl = url;
    }

    void settle(BotSettings settings) {
        defaultLanguage = settings.defaultLanguage();
        fallbackText = new JsonObject(new HashMap<>(settings.fallbackText()));
    }

    void changed(Instant now) {
        revision++;
        updatedAt = now;
    }

    Bot toBot() {
        return new Bot(id, name, description, botType, telegramId, isActive, webhookUrl, createdAt, updatedAt);
    }

    BotSettings toSettings() {
        Map<String, String> texts = new HashMap<>();
        fallbackText.forEach(text -> texts.put(text.getKey(), (String) text.getValue()));
        return new BotSettings(defaultLanguage, texts);
    }
}
