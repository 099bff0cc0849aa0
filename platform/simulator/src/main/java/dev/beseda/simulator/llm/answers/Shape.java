package dev.beseda.simulator.llm.answers;

import dev.beseda.simulator.llm.requests.Failure;
import io.vertx.core.buffer.Buffer;

/// The form of an answer in one API, in pieces or as a whole.
sealed interface Shape permits ChatShape, CompletionShape {
    /// What comes before the first token.
    void begin(Buffer out);

    void token(Buffer out, String token);

    /// The reason to finish, what was used, and the sign that this is all.
    void finish(Buffer out, Answer answer, long millis);

    void error(Buffer out, Failure failure);

    Buffer whole(Answer answer, long millis);
}
