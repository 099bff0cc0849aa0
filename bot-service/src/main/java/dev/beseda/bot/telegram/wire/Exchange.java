package dev.beseda.bot.telegram.wire;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// What the HTTP client saw of the call that this thread makes: whether it left, and the answer letter by letter.
final class Exchange {
    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private boolean isSent;
    private int status;
    private String body = "";

    /// Makes `call` and watches it.
    void watch(Runnable call) {
        ScopedValue.where(CURRENT, this).run(call);
    }

    /// Whether the call may have left this machine: there was a connection, and something was about to be written.
    boolean isSent() {
        return isSent;
    }

    /// The HTTP status; 0 where no answer came.
    int status() {
        return status;
    }

    String body() {
        return body;
    }

    /// As an interceptor of the network: the client comes here when it has a connection.
    static Response sending(Interceptor.Chain chain) throws IOException {
        CURRENT.get().isSent = true;
        return chain.proceed(chain.request());
    }

    /// As an interceptor of the application: the answer is read once here and handed on.
    static Response reading(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        var exchange = CURRENT.get();
        var type = response.body().contentType();
        exchange.body = response.body().string();
        exchange.status = response.code();
        return response.newBuilder()
                .body(ResponseBody.create(exchange.body, type))
                .build();
    }
}
