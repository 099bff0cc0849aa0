package dev.beseda.llm.replies.leases;

import static dev.beseda.contracts.llm.LlmSettings.Kind.LLAMA_CPP;
import static dev.beseda.llm.replies.leases.LeaseTable.CLUB;
import static dev.beseda.llm.replies.leases.LeaseTable.MOST_OF_A_BOT;
import static dev.beseda.llm.replies.leases.LeaseTable.SHOP;
import static dev.beseda.llm.replies.leases.LeaseTable.ids;
import static dev.beseda.llm.replies.leases.LeaseTable.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.replies.writing.Scripted;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whose turn it is when many want a reply.
class FairnessIT {
    @RegisterExtension
    private static LeaseTable table = new LeaseTable();

    private static Leases leases = table.replica();

    @Test
    void aBotWithALongLineLeavesPlacesToTheOthers() {
        for (int one = 0; one < 20; one++) {
            table.wanted(SHOP, one);
        }
        table.wanted(CLUB, 1);
        table.wanted(CLUB, 2);

        var taken = take(leases, 4);

        assertThat(taken.stream()
                        .collect(Collectors.groupingBy(
                                lease -> lease.pending().talk().bot(), Collectors.counting())))
                .isEqualTo(Map.of(SHOP, 2L, CLUB, 2L));
    }

    @Test
    void aBotHasNoMoreUnderWayThanItMay() {
        for (int one = 0; one < 10; one++) {
            table.wanted(SHOP, one);
        }

        assertThat(take(leases, 100)).hasSize(MOST_OF_A_BOT);
        assertThat(take(leases, 100)).isEmpty();
    }

    @Test
    void whatAServerHasNoPlaceForWaitsAndTakesNoPlaceOfOthers() {
        table.servers().learn(SHOP, served(8003));
        table.servers().learn(CLUB, served(8003));
        for (int one = 0; one < 5; one++) {
            table.wanted(SHOP, one);
            table.wanted(CLUB, one);
        }
        var elsewhere = table.wanted(UUID.randomUUID(), 1);

        var taken = take(leases, 100);
        var more = take(leases, 100);

        table.servers().learn(SHOP, Scripted.ENDPOINT);
        table.servers().learn(CLUB, Scripted.ENDPOINT);
        assertThat(ids(taken)).hasSize(4).contains(elsewhere);
        assertThat(more).isEmpty();
    }

    private static Endpoint served(int port) {
        var base = URI.create("http://127.0.0.1:" + port);
        return new Endpoint(LLAMA_CPP, base, Optional.empty(), "a model", Scripted.ENDPOINT.sampling(), true);
    }

    @Test
    void aPersonWithManyTalksLeavesPlacesToTheOthers() {
        for (int one = 0; one < 10; one++) {
            table.wanted(SHOP, 1);
        }
        var other = table.wanted(SHOP, 2);

        var taken = take(leases, 2);

        assertThat(ids(taken)).hasSize(2).contains(other);
    }
}
