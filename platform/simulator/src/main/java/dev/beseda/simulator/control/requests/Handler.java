package dev.beseda.simulator.control.requests;

import io.vertx.core.Future;

/// What is done for one method of one noun; it may throw a `Refusal`.
@FunctionalInterface
public interface Handler {
    Future<Reply> handle(ControlRequest request);
}
