package dev.beseda.simulator.clients;

class GrammyIT extends ClientContract {
    GrammyIT() {
        super(Scripts.node("grammy.mjs"));
    }
}
