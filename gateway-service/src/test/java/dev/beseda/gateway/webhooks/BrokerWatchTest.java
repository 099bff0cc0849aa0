package dev.beseda.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.gateway.webhooks.BrokerWatch.Pass;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class BrokerWatchTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final BrokerWatch broker = new BrokerWatch(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void everyUpdateGoesToABrokerThatTakesThem() {
        broker.took();

        assertThat(Stream.generate(broker::admit).limit(3)).containsOnly(Pass.FREE);
    }

    @Test
    void whileTheBrokerIsAwayOneUpdateASecondTries() {
        broker.failed(new TimeoutException("away"));

        assertThat(broker.admit()).isEqualTo(Pass.NONE);
        now = now.plus(Duration.ofSeconds(1));
        assertThat(Stream.generate(broker::admit).limit(3)).containsExactly(Pass.TRIAL, Pass.NONE, Pass.NONE);
    }

    @Test
    void whoStoodInLineIsTurnedAwayButTheTrialIsNot() {
        broker.failed(new TimeoutException("away"));

        assertThat(broker.turnsAway(Pass.FREE)).isTrue();
        assertThat(broker.turnsAway(Pass.TRIAL)).isFalse();
    }

    @Test
    void aTrialThatSucceedsOpensTheWayForAll() {
        broker.failed(new TimeoutException("away"));

        broker.took();

        assertThat(Stream.generate(broker::admit).limit(3)).containsOnly(Pass.FREE);
        assertThat(broker.turnsAway(Pass.FREE)).isFalse();
    }
}
