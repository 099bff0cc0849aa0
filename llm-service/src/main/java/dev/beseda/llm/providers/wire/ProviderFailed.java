package dev.beseda.llm.providers.wire;

import dev.beseda.llm.providers.rules.Failure;

/// A short call of a provider did not bring what was wanted.
public final class ProviderFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    ProviderFailed(Failure failure) {
        super(failure.sentence(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
