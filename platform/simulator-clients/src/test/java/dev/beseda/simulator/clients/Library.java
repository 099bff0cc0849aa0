package dev.beseda.simulator.clients;

import java.net.URI;
import java.nio.file.Path;

/// Somebody's library for the Bot API, with the one bot that all of them run here: it asks for a name at `/start`,
/// sends a picture at `/photo`, two at `/album`, a question with buttons at `/buttons`,
/// and fetches pictures sent to it.
@FunctionalInterface
interface Library {
    /// Starts the bot; what it sees, it tells.
    RunningBot start(Workplace place, BotOutput botOutput);

    /// Where the bot works and which picture it sends.
    record Workplace(URI simulator, String token, Path picture) {}

    /// Ends without a fuss.
    @FunctionalInterface
    interface RunningBot extends AutoCloseable {
        @Override
        void close();
    }
}
