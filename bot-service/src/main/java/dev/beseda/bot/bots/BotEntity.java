package dev.beseda.bot.bots;

import dev.beseda.bot.bots.llm.StoredLlmSettings;
import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.bots.settings.Profiles;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.bots.tokens.ProvenToken;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.Ids;
import dev.beseda.kit.problems.Conflict;
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

    /// The webhook secret before it, while Telegram may still send it.
    byte @Nullable [] sealedOldSecret;

    /// Empty until Telegram has been told the newest.
    @Nullable
    Instant oldSecretUntil;

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

    /// When another bot has taken its number at Telegram.
    @Nullable
    Instant numberLostAt;

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
        bot.defaultLanguage = BotSettings.FIRST_LANGUAGE;
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

    /// Takes a token. Telegram has to be told anew where to deliver to; when it belongs to another bot there, also what
    /// that bot looks like, and it has another name.
    ///
    /// @param freshSecret for its webhook; what another bot sends by the secret before it is none of its updates
    void speakFor(ProvenToken proven, byte[] sealed, byte[] freshSecret) {
        if (proven.telegramId() == telegramId) {
            renewSecret(freshSecret);
        } else {
            profileTold = new JsonObject();
            username = null;
            replaceSecret(freshSecret);
        }
        webhookUrl = null;
        telegramId = proven.telegramId();
        numberLostAt = null;
        sealedToken = sealed;
    }

    /// Takes a fresh webhook secret; the one before opens the gateway until a while after Telegram has been told. There
    /// is no third one: what Telegram was not told yet, or never was, is fresh enough.
    void renewSecret(byte[] fresh) {
        boolean isUntold = sealedOldSecret != null && oldSecretUntil == null;
        if (isUntold || !delivery.equals(UpdateDelivery.WEBHOOK.toString())) {
            return;
        }
        sealedOldSecret = sealedSecret;
        oldSecretUntil = null;
        sealedSecret = fresh;
    }

    /// Takes another webhook secret; none before it opens the gateway any more.
    private void replaceSecret(byte[] fresh) {
        sealedSecret = fresh;
        sealedOldSecret = null;
        oldSecretUntil = null;
    }

    /// Telegram uses the newest webhook secret, or none.
    private void secretTold(Instant now) {
        if (sealedOldSecret != null && oldSecretUntil == null) {
            oldSecretUntil = now.plus(BotSecrets.OLD_SECRET_KEPT);
        }
    }

    /// Another bot has its number now, so it is silent and asks for nothing until it is given another token. Telegram
    /// may deliver here what is that bot's: it opens no longer.
    void loseNumber(Instant now, byte[] freshSecret) {
        replaceSecret(freshSecret);
        numberLostAt = now;
        isActive = false;
        delivery = UpdateDelivery.NONE.toString();
        webhookUrl = null;
    }

    /// Telegram was told with `told` to deliver to `url`.
    void delivered(BotCredentials told, String url, Instant now) {
        stillSpeaksFor(told);
        secretTold(now);
        delivery = UpdateDelivery.WEBHOOK.toString();
        webhookUrl = url;
    }

    /// Telegram was told with `told` to deliver, but by a secret that is not the newest: it has to be told anew.
    void deliveredByOldSecret(BotCredentials told) {
        stillSpeaksFor(told);
        delivery = UpdateDelivery.WEBHOOK.toString();
        webhookUrl = null;
    }

    /// Telegram was told with `told` to wait until it is asked. The secret that it had is worth nothing soon.
    void polls(BotCredentials told, byte[] freshSecret, Instant now) {
        stillSpeaksFor(told);
        renewSecret(freshSecret);
        secretTold(now);
        delivery = UpdateDelivery.POLLING.toString();
        webhookUrl = null;
    }

    private void stillSpeaksFor(BotCredentials told) {
        if (told.telegramId() != telegramId) {
            throw new Conflict("token-changed", "The bot was given another token meanwhile: do it again");
        }
    }

    void settle(BotSettings settings, BotSecrets secrets) {
        defaultLanguage = settings.defaultLanguage();
        timezone = Objects.requireNonNullElse(settings.timezone(), BotSettings.UTC);
        fallbackText = new JsonObject(new HashMap<>(settings.fallbackText()));
        profile = Profiles.write(settings.profile());
        llm = settings.llm() == null
                ? new JsonObject()
                : storedLlm()
                        .become(settings.llm(), key -> secrets.sealedKey(id, key))
                        .write();
    }

    private StoredLlmSettings storedLlm() {
        return StoredLlmSettings.read(llm).orElse(StoredLlmSettings.UNSAID);
    }

    /// How it talks, as the platform hears of it.
    LlmSettings toLlm() {
        return storedLlm().toContract(id, workspaceId, revision);
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
                StoredLlmSettings.read(llm).map(StoredLlmSettings::shown).orElse(null));
    }
}
