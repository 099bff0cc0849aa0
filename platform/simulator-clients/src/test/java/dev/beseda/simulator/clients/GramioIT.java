package dev.beseda.simulator.clients;

class GramioIT extends ClientContract {
    GramioIT() {
        super(Scripts.node("gramio.mjs"));
    }
}
