package dev.beseda.llm.replies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.llm.LlmHint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Tells what can be shown of replies. Nobody waits for it: what Kafka does not take at once is left out.
@ApplicationScoped
public class Hints {
    private static final int MOST_ON_THE_WAY = 500;

    private final MutinyEmitter<String> kafka;
    private final ObjectMapper json;
    private final Counter leftOut;
    private final AtomicInteger onTheWay = new AtomicInteger();

    Hints(@Channel("llm-hints") MutinyEmitter<String> kafka, ObjectMapper json, MeterRegistry metrics) {
        this.kafka = kafka;
        this.json = json;
        this.leftOut = metrics.counter("beseda.replies.hints.left.out");
    }

    public void tell(LlmHint hint) {
        if (onTheWay.incrementAndGet() > MOST_ON_THE_WAY) {
            onTheWay.decrementAndGet();
            leftOut.increment();
            return;
        }
        kafka.sendMessage(message(hint))
                .onTermination()
                .invoke(onTheWay::decrementAndGet)
                .subscribe()
                .with(sent -> {}, failure -> lost(failure));
    }

    private void lost(Throwable failure) {
        leftOut.increment();
        Log.debugf("A hint is lost: %s", failure);
    }

    private Message<String> message(LlmHint hint) {
        var address = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(hint.draft().conversation().toString())
                .build();
        try {
            return Message.of(json.writeValueAsString(hint)).addMetadata(address);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
