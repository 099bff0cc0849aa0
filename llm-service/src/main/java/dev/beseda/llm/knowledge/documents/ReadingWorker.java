package dev.beseda.llm.knowledge.documents;

import dev.beseda.kit.concurrency.TimeLimit;
import dev.beseda.kit.jobs.JobWorker;
import dev.beseda.kit.jobs.JobWorkers;
import dev.beseda.kit.jobs.Leased;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.text.Cut;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.documents.Documents.End;
import dev.beseda.llm.knowledge.documents.WebPages.Fetched;
import dev.beseda.llm.knowledge.documents.rules.Chunking;
import dev.beseda.llm.knowledge.search.Passages;
import dev.beseda.llm.knowledge.search.Passages.Draft;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Reads documents one after the other, far from any request: a document is read by one replica, and taken up again
/// when that falls.
@Startup
@ApplicationScoped
class ReadingWorker implements JobWorker.Work<NewDocument> {
    private static final int LONGEST_TITLE = 200;
    /// Readers look at the clock themselves; one that does not come to that is waited for no longer than this.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Documents documents;
    private final DocumentReader reader;
    private final WebPages pages;
    private final Passages passages;
    private final Transactions transactions;
    private final KnowledgeConfig config;
    private final ExecutorService threads;
    private final JobWorker<NewDocument> worker;

    ReadingWorker(
            Documents documents,
            DocumentReader reader,
            WebPages pages,
            Passages passages,
            Transactions transactions,
            KnowledgeConfig config,
            JobWorkers workers) {
        this.documents = documents;
        this.reader = reader;
        this.pages = pages;
        this.passages = passages;
        this.transactions = transactions;
        this.config = config;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("documents-", 0).daemon().factory());
        this.worker = workers.add(documents.jobs(), this);
    }

    /// What a document says, cut in pieces.
    private record Read(End end, List<Draft> passages) {}

    void stop(@Observes ShutdownEvent ended) {
        threads.shutdownNow();
    }

    void wake() {
        worker.wake();
    }

    @Override
    public Uni<Void> run(Leased<NewDocument> leased) {
        return fetched(leased.job())
                .chain(fetched -> inTime(() -> read(leased, fetched)))
                .onFailure(Unreadable.class)
                .recoverWithItem(failure -> failed(leased, failure.sentence()))
                .chain(read -> keep(leased, read));
    }

    @Override
    public Uni<Void> giveUp(Leased<NewDocument> leased) {
        return keep(leased, failed(leased, "The document could not be read, however often we tried"));
    }

    /// A thread that hangs is given up with its document, and holds no place.
    private Uni<Read> inTime(Supplier<Read> reading) {
        return TimeLimit.within(
                config.readingTime().plus(GRACE),
                threads,
                reading,
                () -> new Unreadable("The document takes too long to read"));
    }

    private Uni<Fetched> fetched(NewDocument document) {
        return document.content()
                .map(content -> Uni.createFrom().item(new Fetched(document.kind(), content, Optional.empty())))
                .orElseGet(() -> pages.fetch(document.url().orElseThrow()));
    }

    private Read read(Leased<NewDocument> leased, Fetched fetched) {
        var document = leased.job();
        var reading = reader.read(fetched.kind(), fetched.content(), fetched.charset());
        var title = document.title().isEmpty()
                ? reading.title().or(document::url).map(found -> Cut.to(LONGEST_TITLE, found))
                : Optional.<String>empty();
        var shown = title.orElse(document.title());
        var pieces = new Chunking(config.longestPassage(), config.overlap()).pieces(reading.sections());
        var drafts = IntStream.range(0, pieces.size())
                .mapToObj(place -> {
                    var piece = pieces.get(place);
                    return new Draft(
                            Passages.Owner.DOCUMENT,
                            leased.lease().job(),
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

    private static Read failed(Leased<NewDocument> leased, String why) {
        var document = leased.job();
        var title = document.title().isEmpty() ? document.url() : Optional.<String>empty();
        return new Read(
                new End(
                        Document.State.FAILED,
                        Optional.of(why),
                        OptionalInt.empty(),
                        title,
                        document.kind(),
                        Optional.empty()),
                List.of());
    }

    /// All of it in one transaction, unless another replica has taken the document over.
    private Uni<Void> keep(Leased<NewDocument> leased, Read read) {
        var owner = List.of(leased.lease().job());
        return transactions.in(transaction -> documents
                .end(transaction, leased.lease(), read.end())
                .chain(ours -> ours
                        ? passages.replace(transaction, leased.job().owner(), owner, read.passages())
                        : Uni.createFrom().voidItem()));
    }
}
