package dev.beseda.bot.telegram.arrivals;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds out whom a message speaks to.
final class Mentions {
    private static final Set<String> GROUPS = Set.of("group", "supergroup");

    private Mentions() {}

    /// @param commanded the name behind a command, such as `SurveyBot` in `/start@SurveyBot`; empty when there is none
    static Audience audience(JsonNode message, String commanded) {
        if (!GROUPS.contains(message.path("chat").path("type").asText(""))) {
            return Audience.BOT_ALONE;
        }
        var usernames = new HashSet<String>();
        var ids = new HashSet<Long>();
        if (!commanded.isEmpty()) {
            return new Audience(true, Set.of(commanded), Set.of());
        }
        addReply(message.path("reply_to_message"), ids);
        for (var field : List.of("text", "caption")) {
            var entities = message.path(field.equals("text") ? "entities" : "caption_entities");
            entities.forEach(entity -> add(entity, message.path(field).asText(""), usernames, ids));
        }
        return new Audience(true, usernames, ids);
    }

    /// In a topic everything is a reply to the message that began it.
    private static void addReply(JsonNode answered, Set<Long> ids) {
        var author = answered.path("from").path("id");
        if (author.isIntegralNumber() && !answered.has("forum_topic_created")) {
            ids.add(author.asLong());
        }
    }

    private static void add(JsonNode entity, String text, Set<String> usernames, Set<Long> ids) {
        switch (entity.path("type").asText("")) {
            case "mention" -> {
                long start = entity.path("offset").asLong(-1);
                long end = start + entity.path("length").asLong(-1);
                if (start >= 0 && end > start + 1 && end <= text.length()) {
                    usernames.add(text.substring((int) start + 1, (int) end).toLowerCase(Locale.ROOT));
                }
            }
            case "text_mention" -> ids.add(entity.path("user").path("id").asLong());
            default -> {}
        }
    }

    /// The text without the bot's name before or behind it: `@SurveyBot Ada` answers a question with `Ada`.
    static String without(String text, BotName bot) {
        if (bot.username().isEmpty()) {
            return text;
        }
        var name = "@" + bot.username().get();
        var rest = Pattern.compile("(?i)^" + Pattern.quote(name) + "\\b[,:]?\\s*")
                .matcher(text.strip())
                .replaceFirst("");
        int end = rest.length() - name.length();
        var words = rest.regionMatches(true, end, name, 0, name.length())
                ? rest.substring(0, end).stripTrailing()
                : rest;
        return words.isBlank() ? text : words;
    }
}
