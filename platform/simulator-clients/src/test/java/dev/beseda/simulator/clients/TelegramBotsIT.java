package dev.beseda.simulator.clients;

class TelegramBotsIT extends ClientContract {
    TelegramBotsIT() {
        super(TelegramBotsBot::start);
    }
}
