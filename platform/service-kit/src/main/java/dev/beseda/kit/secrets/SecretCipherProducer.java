package dev.beseda.kit.secrets;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes what a service seals with, where it seals at all.
@Singleton
class SecretCipherProducer {
    @Produces
    @Singleton
    SecretCipher own(SecretConfig config) {
        return new SecretCipher("BESEDA_SECRET_KEY", config.key());
    }

    @Produces
    @Singleton
    @ExchangeKey
    SecretCipher exchanged(SecretConfig config) {
        return new SecretCipher("BESEDA_EXCHANGE_KEY", config.exchangeKey());
    }
}
