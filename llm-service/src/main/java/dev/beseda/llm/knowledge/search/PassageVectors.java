package dev.beseda.llm.knowledge.search;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.search.rules.Near;
import dev.beseda.llm.providers.rules.Vectors;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;

/// The vectors of passages; those of a bot are kept in memory for as long as nothing changes.
@ApplicationScoped
class PassageVectors {
    private static final int MOST_OF_A_BOT = 20_000;
    private static final String REVISION =
            "select coalesce((select revision from knowledge_revision where workspace_id = $1), 0) as revision";
    private static final String LOAD = """
            select id, vector from passage join passage_vector on passage_id = id
            where %s and model = $4 order by id desc limit $5
            """.formatted(Passages.IN_SCOPE);
    private static final String MISSING = """
            select id, concat_ws(E'\\n', title, nullif(heading, ''), text) as text from passage
            where %s and not exists (select from passage_vector where passage_id = id and model = $4)
            order by id limit $5
            """.formatted(Passages.IN_SCOPE);
    private static final String KEEP = """
            insert into passage_vector (passage_id, model, vector)
            select made.id, $1, made.vector from unnest($2::uuid[], $3::bytea[]) as made (id, vector)
            join passage on passage.id = made.id on conflict do nothing
            """;

    private final Transactions transactions;
    private final Passages passages;
    private final AsyncCache<Key, List<Placed>> cache;

    PassageVectors(Transactions transactions, Passages passages, KnowledgeConfig config) {
        this.transactions = transactions;
        this.passages = passages;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(config.vectorsInMemory().asLongValue())
                .weigher(PassageVectors::bytes)
                .buildAsync();
    }

    private record Key(Scope scope, String model, long revision) {}

    private record Placed(UUID passage, float[] vector) {}

    /// A passage that has no vector of a model yet.
    record Unread(UUID id, String text) {}

    /// How near each passage is that has a vector of the same model.
    /// Thousands of vectors are too much for an event loop.
    Uni<List<Near>> near(Scope scope, Vectors question) {
        var asked = question.vectors().getFirst();
        return transactions
                .run(REVISION, Tuple.of(scope.workspace()))
                .map(rows -> rows.iterator().next().getLong("revision"))
                .chain(revision -> kept(new Key(scope, question.model(), revision)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(kept -> kept.stream()
                        .filter(placed -> placed.vector().length == asked.length)
                        .map(placed -> new Near(placed.passage(), Vectors.likeness(asked, placed.vector())))
                        .toList());
    }

    Uni<List<Unread>> missing(Scope scope, String model, int most) {
        return transactions
                .run(MISSING, Passages.values(scope).addString(model).addInteger(most))
                .map(rows -> Rows.stream(rows)
                        .map(row -> new Unread(row.getUUID("id"), row.getString("text")))
                        .toList());
    }

    /// A passage that is gone meanwhile needs none.
    Uni<Void> keep(UUID workspace, List<Unread> read, Vectors made) {
        var ids = read.stream().map(Unread::id).toArray(UUID[]::new);
        var vectors = made.vectors().stream().map(PassageVectors::written).toArray(Buffer[]::new);
        return transactions.in(transaction -> transaction
                .run(
                        KEEP,
                        Tuple.tuple()
                                .addString(made.model())
                                .addArrayOfUUID(ids)
                                .addValue(vectors))
                .chain(() -> passages.changed(transaction, workspace)));
    }

    private Uni<List<Placed>> kept(Key key) {
        return Uni.createFrom()
                .completionStage(
                        () -> cache.get(key, (wanted, executor) -> load(wanted).subscribeAsCompletionStage()));
    }

    private Uni<List<Placed>> load(Key key) {
        var values = Passages.values(key.scope()).addString(key.model()).addInteger(MOST_OF_A_BOT);
        return transactions
                .run(LOAD, values)
                .map(rows -> Rows.stream(rows).map(PassageVectors::placed).toList());
    }

    private static Placed placed(Row row) {
        var bytes = ByteBuffer.wrap(row.getBuffer("vector").getBytes()).order(ByteOrder.LITTLE_ENDIAN);
        var vector = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(vector);
        return new Placed(row.getUUID("id"), vector);
    }

    private static Buffer written(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Buffer.buffer(bytes.array());
    }

    private static int bytes(Key key, List<Placed> kept) {
        int each = kept.isEmpty() ? 0 : kept.getFirst().vector().length * Float.BYTES;
        return 64 + kept.size() * (each + 64);
    }
}
