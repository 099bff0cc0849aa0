package dev.beseda.simulator.world.bots;

import dev.beseda.simulator.world.refusals.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// All bots, and the tokens that are no longer good.
public final class Bots {
    private final RandomGenerator random;
    private final int messagesPerChat;
    private final Map<String, Bot> byToken = new LinkedHashMap<>();
    private final Map<Long, Bot> byId = new HashMap<>();
    private final Map<String, Bot> byUsername = new HashMap<>();
    private final Set<String> revoked = new HashSet<>();
    private final MessageIds messageIds;

    public MessageIds messageIds() {
        return messageIds;
    }

    public Bots(RandomGenerator random, int messagesPerChat) {
        this.random = random;
        this.messageIds = new MessageIds(random.nextLong(1_000, 1_000_000_000));
        this.messagesPerChat = messagesPerChat;
    }

    public Collection<Bot> all() {
        return byToken.values();
    }

    /// The bot with this token; a token nobody has seen makes its bot. Empty when the token was revoked.
    public Optional<Bot> withToken(Token token) {
        var known = byToken.get(token.written());
        if (known != null) {
            return Optional.of(known);
        }
        return isUsable(token) ? Optional.of(add(token, defaultNames(token))) : Optional.empty();
    }

    /// A new token of a known bot is as good as revoked: a bot has one token.
    private boolean isUsable(Token token) {
        return !revoked.contains(token.written()) && !byId.containsKey(token.botId());
    }

    public Bot add(Token token, Bot.Names names) {
        if (!isUsable(token)) {
            throw new Refusal(Refusal.Reason.NOT_NOW, "token", "There is, or was, a bot with this token or its id");
        }
        if (byUsername.containsKey(key(names.username()))) {
            throw new Refusal(
                    Refusal.Reason.NOT_NOW, "username", "The username %s is taken".formatted(names.username()));
        }
        var start = new Bot.Start(random.nextLong(100_000_000, 1_500_000_000), messageIds, messagesPerChat);
        var bot = new Bot(token, names, start);
        byToken.put(token.written(), bot);
        byId.put(bot.id(), bot);
        byUsername.put(key(names.username()), bot);
        return bot;
    }

    public void revoke(Bot bot) {
        revoked.add(bot.token().written());
        byToken.remove(bot.token().written());
        byId.remove(bot.id());
        byUsername.remove(key(bot.names().username()));
    }

    /// The bot stays; its old token is no good any more.
    public Token replaceToken(Bot bot) {
        revoked.add(bot.token().written());
        byToken.remove(bot.token().written());
        var fresh = new Token(bot.id(), bot.id() + ":" + freshSecret());
        bot.replaceToken(fresh);
        byToken.put(fresh.written(), bot);
        return fresh;
    }

    public void clear() {
        byToken.clear();
        byId.clear();
        byUsername.clear();
        revoked.clear();
    }

    /// By id, token or `@username`.
    public Optional<Bot> find(String reference) {
        if (reference.startsWith("@")) {
            return Optional.ofNullable(byUsername.get(key(reference.substring(1))));
        }
        var withToken = byToken.get(reference);
        if (withToken != null || !reference.chars().allMatch(Character::isDigit) || reference.length() > 18) {
            return Optional.ofNullable(withToken);
        }
        return reference.isEmpty() ? Optional.empty() : Optional.ofNullable(byId.get(Long.parseLong(reference)));
    }

    public Token freshToken() {
        long id = random.nextLong(1_000_000_000L, 9_000_000_000L);
        return new Token(id, id + ":" + freshSecret());
    }

    private String freshSecret() {
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
        var secret = new StringBuilder();
        for (int place = 0; place < 35; place++) {
            secret.append(letters.charAt(random.nextInt(letters.length())));
        }
        return secret.toString();
    }

    public static Bot.Names defaultNames(Token token) {
        return new Bot.Names("bot%d_bot".formatted(token.botId()), "Bot " + token.botId());
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
