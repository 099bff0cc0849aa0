package dev.beseda.simulator.state;

import dev.beseda.simulator.state.SavedState.SavedBot;
import dev.beseda.simulator.state.SavedState.SavedChat;
import dev.beseda.simulator.state.SavedState.SavedWebhook;
import dev.beseda.simulator.webhooks.WebhookTarget;
import dev.beseda.simulator.webhooks.Webhooks;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Token;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes the world's state, and puts it back into an empty world.
public final class Snapshots {
    private final World world;
    private final Webhooks webhooks;

    public Snapshots(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    SavedState take() {
        var bots = world.bots().all();
        var chats = bots.stream()
                .flatMap(bot -> bot.chats().stream()
                        .filter(chat -> chat.isStarted() && chat.person().isPresent())
                        .map(chat -> new SavedChat(bot.id(), chat.id(), chat.isBlocked())))
                .toList();
        return new SavedState(
                bots.stream().map(this::saved).toList(),
                List.copyOf(world.users().all()),
                chats);
    }

    void putBack(SavedState state) {
        state.users().forEach(world.users()::add);
        state.bots().forEach(this::putBack);
        state.chats().forEach(this::putBack);
    }

    private SavedBot saved(Bot bot) {
        var webhook = webhooks.find(bot)
                .map(sender -> sender.target())
                .map(target -> new SavedWebhook(
                        target.url().toString(), target.secret().orElse(null), target.maxConnections()))
                .orElse(null);
        return new SavedBot(
                bot.token().written(),
                bot.names().username(),
                bot.names().name(),
                bot.allowedUpdates().stream().sorted().toList(),
                webhook);
    }

    private void putBack(SavedBot saved) {
        var bot =
                world.bots().add(Token.of(saved.token()).orElseThrow(), new Bot.Names(saved.username(), saved.name()));
        bot.allowUpdates(Set.copyOf(saved.allowedUpdates()));
        var webhook = saved.webhook();
        if (webhook != null) {
            var secret = Optional.ofNullable(webhook.secret());
            webhooks.set(bot, new WebhookTarget(URI.create(webhook.url()), secret, webhook.maxConnections()));
        }
    }

    private void putBack(SavedChat saved) {
        var bot = world.bots().find(Long.toString(saved.bot())).orElseThrow();
        var user = world.users().find(saved.user()).orElseThrow();
        bot.chatWith(user).reopen(saved.blocked());
    }
}
