package dev.beseda.bot.bots;

import dev.beseda.bot.bots.llm.KeptLlm;
import dev.beseda.contracts.llm.LlmSettings;
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
import java.util.function.UnaryOperator;
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

    @Column(columnDefinition = "text")
    String timezone;

    JsonObject fallbackText;

    /// Its name at Telegram, once somebody has learnt it there.
    @Column(columnDefinition = "text")
    @Nullable
    String username;

    @Column(columnDefinition = "text")
    String delivery;

    JsonObject profile;

    JsonObject profileTold;

    JsonObject llm;

    Instant setupAt;

    short setupFailures;

    long revision;

    Instant createdAt;

    Instant updatedAt;

    static BotEntity of(UUID workspace, Instant now) {
        var bot = new BotEntity();
        bot.id = Ids.next();
        bot.workspaceId = workspace;
        bot.defaultLanguage = "en";
        bot.timezone = BotSettings.UTC;
        bot.fallbackText = new JsonObject();
        bot.delivery = UpdateDelivery.NONE.toString();
        bot.profile = new JsonObject();
        bot.profileTold = new JsonObject();
        bot.llm = new JsonObject();
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

    /// Takes `token`. Telegram has to be told anew where to deliver to; when it belongs to another bot there, also what
    /// that bot looks like, and it has another name.
    void speakFor(String token, byte[] sealed) {
        long newTelegramId = Long.parseLong(token.substring(0, token.indexOf(':')));
        if (newTelegramId != telegramId) {
            profileTold = new JsonObject();
            username = null;
        }
        webhookUrl = null;
        telegramId = newTelegramId;
        sealedToken = sealed;
    }

    /// Telegram was told with `told` to deliver to `url`.
    void delivered(BotCredentials told, String url) {
        stillSpeaksFor(told);
        delivery = UpdateDelivery.WEBHOOK.toString();
        webhookUrl = url;
    }

    /// Telegram was told with `told` to wait until it is asked.
    void polls(BotCredentials told) {
        stillSpeaksFor(told);
        delivery = UpdateDelivery.POLLING.toString();
        webhookUrl = null;
    }

    private void stillSpeaksFor(BotCredentials told) {
        if (told.telegramId() != telegramId) {
            throw new Refusal("token-changed", "The bot was given another token meanwhile: do it again");
        }
    }

    /// @param sealing makes of a key what may be stored
    void settle(BotSettings settings, UnaryOperator<String> sealing) {
        defaultLanguage = settings.defaultLanguage();
        timezone = Objects.requireNonNullElse(settings.timezone(), BotSettings.UTC);
        fallbackText = new JsonObject(new HashMap<>(settings.fallbackText()));
        profile = Profiles.write(BotProfile.of(settings));
        llm = settings.llm() == null
                ? new JsonObject()
                : keptLlm().become(settings.llm(), sealing).write();
    }

    private KeptLlm keptLlm() {
        return KeptLlm.read(llm).orElse(KeptLlm.UNSAID);
    }

    /// How it talks, as the house hears of it.
    LlmSettings toLlm() {
        return keptLlm().toContract(id, workspaceId, revision);
    }

    /// What Telegram does not know yet is told at once, however often it failed before.
    void changed(Instant now) {
        revision++;
        updatedAt = now;
        setupAt = now;
        setupFailures = 0;
    }

    Bot toBot() {
        return new Bot(
                id,
                name,
                description,
                botType,
                telegramId,
                isActive,
                UpdateDelivery.parse(delivery),
                webhookUrl,
                createdAt,
                updatedAt);
    }

    BotSettings toSettings() {
        Map<String, String> texts = new HashMap<>();
        fallbackText.forEach(text -> texts.put(text.getKey(), (String) text.getValue()));
        var shown = Profiles.read(profile);
        return new BotSettings(
                defaultLanguage,
                timezone,
                texts,
                shown.commands(),
                shown.menuButton(),
                shown.description(),
                shown.shortDescription(),
                KeptLlm.read(llm).map(KeptLlm::shown).orElse(null));
    }
}
