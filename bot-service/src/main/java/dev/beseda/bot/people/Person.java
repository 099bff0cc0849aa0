package dev.beseda.bot.people;

import dev.beseda.bot.engine.values.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A Telegram user as an update shows them.
///
/// @param language two or three letters, lower case, such as `ru`
public record Person(
        long telegramId,
        String firstName,
        Optional<String> lastName,
        Optional<String> username,
        Optional<String> language) {
    /// What scenarios may say of the person, as variables.
    public Map<String, Value> facts() {
        var facts = new HashMap<String, Value>();
        facts.put("first_name", new Value.Text(firstName));
        lastName.ifPresent(name -> facts.put("last_name", new Value.Text(name)));
        username.ifPresent(name -> facts.put("username", new Value.Text(name)));
        facts.put("user_id", Value.number(telegramId));
        return facts;
    }
}
