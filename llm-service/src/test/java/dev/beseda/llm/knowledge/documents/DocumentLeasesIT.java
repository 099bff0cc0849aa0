package dev.beseda.llm.knowledge.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.kit.jobs.Lease;
import dev.beseda.kit.jobs.Leased;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.knowledge.KnowledgeOwner;
import dev.beseda.llm.knowledge.documents.rules.Kind;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who reads which document.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class DocumentLeasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String READING = """
            insert into document (id, workspace_id, title, kind, content, state, attempts, lease, lease_until)
            values ($1, $1, 'Tea', 'text', 'Tea is hot.'::bytea, 'reading', 2, $2, now() + interval '1 hour')
            """;

    /// The one of the second workspace is the last by its id.
    private static final String NEW = """
            insert into document (id, workspace_id, title, kind, content)
            select overlay(gen_random_uuid()::text placing '0000' from 1 for 4)::uuid, $1, 'Tea', 'text', 'Tea.'::bytea
            from generate_series(1, 40)
            union all
            select overlay(gen_random_uuid()::text placing 'ffff' from 1 for 4)::uuid, $2, 'Tea', 'text', 'Tea.'::bytea
            """;

    private static final byte[] COLD = "Tea is cold.".getBytes(StandardCharsets.UTF_8);

    @Inject
    Documents documents;

    @Inject
    ReadingWorker worker;

    @Inject
    Transactions transactions;

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    private Lease held() {
        var lease = new Lease(UUID.randomUUID(), UUID.randomUUID(), 2);
        done(transactions.run(READING, Tuple.of(lease.job(), lease.id())));
        return lease;
    }

    private Row row(Lease lease) {
        return done(transactions.run("select * from document where id = $1", Tuple.of(lease.job())))
                .iterator()
                .next();
    }

    @Test
    void aDocumentThatIsReleasedIsReadByOthersAtOnceAndTheTimeDoesNotCount() {
        var lease = held();

        done(documents.jobs().release(List.of(lease)));

        await().atMost(PATIENCE).until(() -> row(lease).getString("state").equals("ready"));
        assertThat(row(lease).getInteger("attempts")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, ready,", "2, failed, 'The document could not be read, however often we tried'"})
    void aDocumentThatTwoReadersFellOverIsGivenUp(int fallen, String state, @Nullable String failure) {
        var lease = held();

        done(transactions.run(
                "update document set attempts = $2, lease_until = now() - interval '1 second' where id = $1",
                Tuple.of(lease.job(), fallen)));

        await().atMost(PATIENCE).until(() -> row(lease).getString("state").equals(state));
        assertThat(row(lease).getString("failure")).isEqualTo(failure);
    }

    @Test
    void oneDocumentOfAWorkspaceDoesNotWaitForAllOfAnother() {
        var crowd = UUID.randomUUID();
        var single = UUID.randomUUID();
        done(transactions.run(NEW, Tuple.of(crowd, single)));

        await().atMost(PATIENCE)
                .until(() -> read(crowd).size() == 40 && read(single).size() == 1);

        var when = read(single).getFirst();
        assertThat(read(crowd)).filteredOn(at -> at.isBefore(when)).hasSizeLessThan(20);
    }

    private List<OffsetDateTime> read(UUID workspace) {
        var rows = done(transactions.run(
                "select updated_at from document where workspace_id = $1 and state = 'ready'", Tuple.of(workspace)));
        return Rows.stream(rows).map(row -> row.getOffsetDateTime("updated_at")).toList();
    }

    @Test
    void whoHasLostADocumentDoesNotReleaseItForTheOtherOne() {
        var lease = held();
        takenUpByAnother(lease);

        done(documents.jobs().release(List.of(lease)));

        assertThat(row(lease).getString("state")).isEqualTo("reading");
        assertThat(row(lease).getInteger("attempts")).isEqualTo(3);
    }

    @Test
    void whoIsSlowerThanItsLeaseDoesNotEndWhatAnotherOneReads() {
        var slow = held();
        takenUpByAnother(slow);

        done(worker.run(new Leased<>(
                slow,
                new NewDocument(
                        new KnowledgeOwner(slow.job(), Optional.empty()),
                        "Tea",
                        Kind.TEXT,
                        Optional.empty(),
                        Optional.of(COLD)))));

        assertThat(row(slow).getString("state")).isEqualTo("reading");
        assertThat(passages(slow)).isZero();
        done(transactions.run(
                "update document set lease_until = now() - interval '1 second' where id = $1", Tuple.of(slow.job())));
        await().atMost(PATIENCE).until(() -> row(slow).getString("state").equals("failed"));
    }

    private void takenUpByAnother(Lease lease) {
        done(transactions.run(
                "update document set attempts = 3, lease = gen_random_uuid() where id = $1", Tuple.of(lease.job())));
    }

    private int passages(Lease lease) {
        return done(transactions.run("select from passage where document_id = $1", Tuple.of(lease.job())))
                .size();
    }
}
