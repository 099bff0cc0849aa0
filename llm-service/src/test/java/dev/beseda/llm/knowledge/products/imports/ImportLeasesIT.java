package dev.beseda.llm.knowledge.products.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.jobs.Leased;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.products.ProductDraft;
import dev.beseda.llm.knowledge.products.imports.Imports.Run;
import dev.beseda.llm.knowledge.products.imports.PartnerList.Item;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who may change the products of an import.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class ImportLeasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String INSERT = """
            insert into product_import (id, workspace_id, name, url, key_header, list_pointer, fields)
            values ($1, $2, 'Shop', 'https://192.0.2.1/list', 'X-Api-Key', '', '{"id": "/id", "name": "/name"}')
            """;

    @Inject
    Imports imports;

    @Inject
    ImportedProducts products;

    @Inject
    ImportRunner runner;

    @Inject
    KnowledgeConfig config;

    @Inject
    Transactions transactions;

    private final UUID workspace = UUID.randomUUID();

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    private UUID added() {
        var id = UUID.randomUUID();
        done(transactions.run(INSERT, Tuple.of(id, workspace)));
        return id;
    }

    private Leased<Run> begun(UUID id) {
        return done(imports.begin(workspace, id));
    }

    private void runOut(UUID id) {
        done(transactions.run(
                "update product_import set lease_until = now() - interval '1 second' where id = $1", Tuple.of(id)));
    }

    private static List<Item> items(String name) {
        return List.of(new Item("1", new ProductDraft(null, name, null, null, null, null, null, null, null)));
    }

    private List<String> names(UUID id) {
        return Rows.stream(done(transactions.run("select name from product where import_id = $1", Tuple.of(id))))
                .map(row -> row.getString("name"))
                .toList();
    }

    @Test
    void aRunThatIsSlowerThanItsLeaseChangesNothingOfTheNewerOnes() {
        var id = added();
        var slow = begun(id);
        runOut(id);
        var quick = begun(id);
        done(products.become(quick, items("New")));
        var third = begun(id);

        assertThatThrownBy(() -> done(products.become(slow, items("Old")))).isInstanceOf(UnusableList.class);
        done(products.stay(slow.lease(), "It took too long"));

        assertThat(names(id)).containsExactly("New");
        assertThatThrownBy(() -> begun(id)).hasMessageContaining("running");
        done(products.become(third, items("Newest")));
        assertThat(names(id)).containsExactly("Newest");
    }

    @Test
    void aListThatFellsItsReaderEachTimeIsGivenUp() {
        var id = added();
        for (int attempt = 0; attempt < config.attempts(); attempt++) {
            begun(id);
            runOut(id);
        }

        var run = done(runner.runNow(begun(id)));

        assertThat(run.succeeded()).isFalse();
        assertThat(run.error()).contains("Whoever read the list fell each time");
        assertThat(begun(id).lease().attempts()).isOne();
    }

    @Test
    void aRunThatIsReleasedIsBegunByOthersAtOnceAndDoesNotCount() {
        var id = added();
        var released = begun(id);

        done(imports.jobs().release(List.of(released.lease())));

        assertThat(begun(id).lease().attempts()).isOne();
    }
}
