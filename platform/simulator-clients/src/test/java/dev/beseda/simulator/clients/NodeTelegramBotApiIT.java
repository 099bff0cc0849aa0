package dev.beseda.simulator.clients;

class NodeTelegramBotApiIT extends ClientContract {
    NodeTelegramBotApiIT() {
        super(Scripts.node("node-telegram-bot-api.mjs"));
    }

    @Override
    boolean waitsByItself() {
        return true;
    }
}
