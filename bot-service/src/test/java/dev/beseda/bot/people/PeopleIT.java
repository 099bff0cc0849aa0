package dev.beseda.bot.people;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class PeopleIT {
    private static final int ROUNDS = 40;

    @Inject
    People people;

    @Inject
    Transactions transactions;

    @Test
    void batchesWithTheSamePeopleInOppositeOrderNeverWaitForEachOther() {
        var bot = Api.ofNewWorkspace().bot();

        for (int round = 0; round < ROUNDS; round++) {
            var there = seen(bot, "There " + round);
            var back = seen(bot, "Back " + round).reversed();

            assertThatCode(() -> VertxContextSupport.subscribeAndAwait(
                            () -> Uni.join().all(save(there), save(back)).andFailFast()))
                    .doesNotThrowAnyException();
        }
    }

    private Uni<Void> save(List<People.Seen> seen) {
        return transactions.in(transaction -> people.save(transaction, seen));
    }

    private static List<People.Seen> seen(UUID bot, String name) {
        return new ArrayList<>(LongStream.range(1, 1000)
                .mapToObj(id -> new Person(id, name, Optional.empty(), Optional.empty(), Optional.empty()))
                .map(person -> new People.Seen(bot, person))
                .toList());
    }
}
