package dev.beseda.llm.knowledge.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.knowledge.documents.rules.Kind;
import dev.beseda.llm.knowledge.search.Home;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who reads which document.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class DocumentLeasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String READING = """
            insert into document (id, workspace_id, title, kind, content, state, attempts, lease_until)
            values ($1, $1, 'Tea', 'text', 'Tea is hot.'::bytea, 'reading', 3, now() + interval '1 hour')
            """;

    @Inject
    Documents documents;

    @Inject
    Transactions transactions;

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    private Documents.Lease held() {
        var id = UUID.randomUUID();
        done(transactions.run(READING, Tuple.of(id)));
        var home = new Home(id, Optional.empty());
        var document = new NewDocument(home, "Tea", Kind.TEXT, Optional.empty(), Optional.empty());
        return new Documents.Lease(id, 3, document);
    }

    private Row row(Documents.Lease lease) {
        return done(transactions.run("select * from document where id = $1", Tuple.of(lease.id())))
                .iterator()
                .next();
    }

    @Test
    void aDocumentThatIsReleasedIsReadByOthersAtOnceAndTheTimeDoesNotCount() {
        var lease = held();

        done(documents.release(List.of(lease)));

        await().atMost(PATIENCE).until(() -> row(lease).getString("state").equals("ready"));
        assertThat(row(lease).getInteger("attempts")).isEqualTo(3);
    }

    @Test
    void whoHasLostADocumentDoesNotReleaseItForTheOtherOne() {
        var lease = held();
        done(transactions.run("update document set attempts = 4 where id = $1", Tuple.of(lease.id())));

        done(documents.release(List.of(lease)));

        assertThat(row(lease).getString("state")).isEqualTo("reading");
        assertThat(row(lease).getInteger("attempts")).isEqualTo(4);
    }
}
