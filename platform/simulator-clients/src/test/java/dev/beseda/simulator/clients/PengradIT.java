package dev.beseda.simulator.clients;

class PengradIT extends ClientContract {
    PengradIT() {
        super(PengradBot::start);
    }
}
