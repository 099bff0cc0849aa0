package dev.beseda.journeys.faults;

import dev.beseda.journeys.people.ScriptedBot;
import dev.beseda.journeys.telegram.Chat;
import java.util.ArrayList;
import java.util.List;

/// People who come once, give one command and wait for all that follows from it.
public final class Visitors implements Traffic {
    private final ScriptedBot bot;
    private final String command;
    private final List<String> answers;
    private final List<Promise> promises = new ArrayList<>();

    public Visitors(ScriptedBot bot, String command, List<String> answers) {
        this.bot = bot;
        this.command = command;
        this.answers = answers;
    }

    @Override
    public int perMinute() {
        return 90;
    }

    @Override
    public synchronized void next() {
        var person = bot.meet();
        person.write(command);
        promises.add(new Promise(new Chat(bot.token(), person.person()), answers));
    }

    @Override
    public synchronized List<Promise> promises() {
        return List.copyOf(promises);
    }
}
