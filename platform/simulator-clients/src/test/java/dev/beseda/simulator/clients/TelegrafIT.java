package dev.beseda.simulator.clients;

class TelegrafIT extends ClientContract {
    TelegrafIT() {
        super(Scripts.node("telegraf.mjs"));
    }
}
