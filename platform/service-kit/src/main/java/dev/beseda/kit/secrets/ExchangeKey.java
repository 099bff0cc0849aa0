package dev.beseda.kit.secrets;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;

/// The [SecretCipher] of what one service hands to another: both have its key, and nobody else.
@Qualifier
@Retention(RUNTIME)
public @interface ExchangeKey {}
