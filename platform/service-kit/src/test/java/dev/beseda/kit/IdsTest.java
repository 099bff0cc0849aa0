package dev.beseda.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void anIdIsOfTheSeventhVersion() {
        assertThat(Ids.next().version()).isEqualTo(7);
    }

    @Test
    void idsRiseInTheOrderInWhichPostgresSortsThem() {
        var ids = new ArrayList<String>();

        for (int made = 0; made < 10_000; made++) {
            ids.add(Ids.next().toString());
        }

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theLeastIdsRiseWithTheirMoments() {
        assertThat(List.of("0001-01-01T00:00:00Z", "2026-01-31T12:00:00Z", "9999-12-31T23:59:59Z"))
                .extracting(moment -> Ids.leastOf(Instant.parse(moment)).toString())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void noTwoThreadsMakeTheSameId() {
        Set<UUID> ids = ConcurrentHashMap.newKeySet();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 100; thread++) {
                threads.execute(() -> {
                    for (int made = 0; made < 1_000; made++) {
                        ids.add(Ids.next());
                    }
                });
            }
        }

        assertThat(ids).hasSize(100_000);
    }
}
