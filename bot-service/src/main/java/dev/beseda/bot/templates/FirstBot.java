package dev.beseda.bot.templates;

import com.google.re2j.Pattern;
import dev.beseda.bot.bots.Bot;
import dev.beseda.bot.bots.BotDraft;
import dev.beseda.bot.bots.BotRunner;
import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.bots.tokens.ProvenToken;
import dev.beseda.bot.telegram.webhook.Connections;
import dev.beseda.contracts.telegram.BotToken;
import dev.beseda.kit.identity.Identity;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.settings.Setting;
import dev.beseda.kit.settings.WrongSetting;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Makes the bot that the settings ask for, and starts it. It is known by its number at Telegram, so it is made once,
/// whatever becomes of its name, its scenarios and its settings.
@ApplicationScoped
class FirstBot {
    static final String TOKEN = "TELEGRAM_BOT_TOKEN";

    private static final String TEMPLATE = "BESEDA_FIRST_BOT";
    private static final UUID WORKSPACE = Identity.DEFAULT_WORKSPACE;
    private static final Pattern SHAPE = Pattern.compile(BotToken.FORM);

    private final BotTemplates templates;
    private final Bots bots;
    private final BotRunner runner;
    private final Connections connections;

    FirstBot(BotTemplates templates, Bots bots, BotRunner runner, Connections connections) {
        this.templates = templates;
        this.bots = bots;
        this.runner = runner;
        this.connections = connections;
    }

    /// A bot that gets its updates.
    ///
    /// @throws WrongSetting when Telegram does not know the token, or nobody knows the template
    Uni<Bot> ensure(FirstBotConfig wanted) {
        var token = new Setting(TOKEN, wanted.token().orElse("")).secret(SHAPE, "like " + BotToken.EXAMPLE);
        return find(token)
                .chain(known -> known.map(bot -> speaking(bot, token)).orElseGet(() -> make(wanted, token)))
                .onFailure(BadField.class)
                .transform(FirstBot::told)
                .chain(bot -> started(bot, wanted));
    }

    /// Another replica may be quicker: then its bot is the one.
    private Uni<Bot> make(FirstBotConfig wanted, String token) {
        var template = wanted.template().orElseGet(() -> wanted.models().isPresent() ? "assistant" : "survey");
        var draft = new BotDraft("First bot", null, null, token, true);
        return Uni.createFrom()
                .deferred(() -> templates.make(WORKSPACE, template, draft, token))
                .onFailure(Conflict.class)
                .recoverWithUni(no -> find(token).map(made -> made.orElseThrow(() -> no)));
    }

    private Uni<Optional<Bot>> find(String token) {
        return Panache.withSession(() -> bots.findByNumber(WORKSPACE, ProvenToken.telegramId(token)));
    }

    /// BotFather gives a bot another token when its owner asks for it: then the settings have the newest.
    private Uni<Bot> speaking(Bot bot, String token) {
        return Panache.withSession(() -> bots.credentials(WORKSPACE, bot.id()))
                .chain(now -> now.token().equals(token)
                        ? Uni.createFrom().item(bot)
                        : runner.give(WORKSPACE, bot.id(), token));
    }

    /// A start that was broken off is made up for; what an owner has chosen stays.
    private Uni<Bot> started(Bot bot, FirstBotConfig wanted) {
        if (bot.delivery() != UpdateDelivery.NONE) {
            return Uni.createFrom().item(bot);
        }
        return wanted.delivery().orElse(UpdateDelivery.POLLING) == UpdateDelivery.WEBHOOK
                ? connections.byWebhook(WORKSPACE, bot.id())
                : Panache.withSession(() -> bots.credentials(WORKSPACE, bot.id()))
                        .chain(this::polled);
    }

    private Uni<Bot> polled(BotCredentials bot) {
        return connections.byPolling(WORKSPACE, bot);
    }

    private static WrongSetting told(BadField wrong) {
        return new WrongSetting((wrong.field().equals("template") ? TEMPLATE : TOKEN) + " " + wrong.getMessage() + ".");
    }
}
