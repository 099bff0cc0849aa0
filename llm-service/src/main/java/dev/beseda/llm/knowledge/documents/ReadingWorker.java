package dev.beseda.llm.knowledge.documents;

import dev.beseda.kit.Pump;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.documents.Documents.End;
import dev.beseda.llm.knowledge.documents.Documents.Lease;
import dev.beseda.llm.knowledge.documents.WebPages.Fetched;
import dev.beseda.llm.knowledge.documents.rules.Chunking;
import dev.beseda.llm.knowledge.search.Passages;
import dev.beseda.llm.knowledge.search.Passages.Draft;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Reads documents one after the other, far from any request: a document is read by one replica, and taken up again
/// when that falls.
@ApplicationScoped
class ReadingWorker {
    private static final Duration RELEASE_TIME = Duration.ofSeconds(2);

    private final Documents documents;
    private final DocumentReader reader;
    private final WebPages pages;
    private final Passages passages;
    private final Transactions transactions;
    private final KnowledgeConfig config;
    private final ExecutorService threads;
    private final Pump pump = new Pump("reading of documents", this::turn);
    private final Set<Lease> underWay = ConcurrentHashMap.newKeySet();

    ReadingWorker(
            Documents documents,
            DocumentReader reader,
            WebPages pages,
            Passages passages,
            Transactions transactions,
            KnowledgeConfig config) {
        this.documents = documents;
        this.reader = reader;
        this.pages = pages;
        this.passages = passages;
        this.transactions = transactions;
        this.config = config;
        this.threads = Executors.newFixedThreadPool(
                config.readers(),
                Thread.ofPlatform().name("documents-", 0).daemon().factory());
    }

    /// What a document says, cut in pieces.
    private record Read(End end, List<Draft> passages) {}

    /// Others need not wait for the leases of what is under way.
    void stop(@Observes ShutdownEvent ended) {
        pump.close();
        threads.shutdownNow();
        documents
                .release(List.copyOf(underWay))
                .ifNoItem()
                .after(RELEASE_TIME)
                .fail()
                .onFailure()
                .invoke(failure -> Log.warnf("Others wait for the leases of documents: %s", failure))
                .onFailure()
                .recoverWithNull()
                .subscribeAsCompletionStage()
                .join();
    }

    /// Looks for documents that other replicas took in, or left.
    @Scheduled(every = "2s", delayed = "2s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void wake() {
        pump.wake();
    }

    private Uni<Void> turn() {
        int free = config.readers() - underWay.size();
        return free <= 0
                ? Uni.createFrom().voidItem()
                : documents.lease(free).invoke(this::begin).replaceWithVoid();
    }

    private void begin(List<Lease> leases) {
        underWay.addAll(leases);
        leases.forEach(lease -> read(lease)
                .chain(read -> keep(lease, read))
                .onTermination()
                .invoke(() -> over(lease))
                .subscribe()
                .with(done -> {}, failure -> Log.warnf("Document %s is read another time: %s", lease.id(), failure)));
    }

    private void over(Lease lease) {
        underWay.remove(lease);
        pump.wake();
    }

    private Uni<Read> read(Lease lease) {
        if (lease.attempts() > config.attempts()) {
            return Uni.createFrom().item(failed(lease, "The document could not be read, however often we tried"));
        }
        return fetched(lease)
                .emitOn(threads)
                .map(fetched -> read(lease, fetched))
                .onFailure(Unreadable.class)
                .recoverWithItem(failure -> failed(lease, failure.sentence()));
    }

    private Uni<Fetched> fetched(Lease lease) {
        var document = lease.document();
        return document.content()
                .map(content -> Uni.createFrom().item(new Fetched(document.kind(), content, Optional.empty())))
                .orElseGet(() -> pages.fetch(document.url().orElseThrow()));
    }

    private Read read(Lease lease, Fetched fetched) {
        var document = lease.document();
        var reading = reader.read(fetched.kind(), fetched.content(), fetched.charset());
        var title = document.title().isEmpty()
                ? reading.title().or(document::url).map(ReadingWorker::cut)
                : Optional.<String>empty();
        var shown = title.orElse(document.title());
        var pieces = new Chunking(config.longestPassage(), config.overlap()).pieces(reading.sections());
        var drafts = IntStream.range(0, pieces.size())
                .mapToObj(place -> {
                    var piece = pieces.get(place);
                    return new Draft(
                            Passages.Owner.DOCUMENT,
                            lease.id(),
                            place,
                            piece.page(),
                            shown,
                            piece.heading(),
                            piece.text());
                })
                .toList();
        var size = Optional.of((long) fetched.content().length);
        var end = new End(Document.State.READY, Optional.empty(), reading.pages(), title, fetched.kind(), size);
        return new Read(end, drafts);
    }

    private static Read failed(Lease lease, String why) {
        var kind = lease.document().kind();
        var title = lease.document().title().isEmpty() ? lease.document().url() : Optional.<String>empty();
        return new Read(
                new End(Document.State.FAILED, Optional.of(why), OptionalInt.empty(), title, kind, Optional.empty()),
                List.of());
    }

    /// All of it in one transaction, unless another replica has taken the document over.
    private Uni<Void> keep(Lease lease, Read read) {
        return transactions.in(transaction -> documents
                .end(transaction, lease, read.end())
                .chain(ours -> ours
                        ? passages.replace(transaction, lease.document().home(), List.of(lease.id()), read.passages())
                        : Uni.createFrom().voidItem()));
    }

    private static String cut(String title) {
        return title.substring(0, Math.min(title.length(), 200));
    }
}
