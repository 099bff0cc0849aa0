package dev.beseda.kit.secrets;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes what a service seals with, where it seals at all.
@Singleton
class SealingProducer {
    @Produces
    @Singleton
    Sealing own(SecretConfig config) {
        return new Sealing("BESEDA_SECRET_KEY", config.key());
    }

    @Produces
    @Singleton
    @Exchanged
    Sealing exchanged(SecretConfig config) {
        return new Sealing("BESEDA_EXCHANGE_KEY", config.exchangeKey());
    }
}
