package dev.beseda.llm.knowledge.advice;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.llm.bots.Bots;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.KnowledgeOwner;
import dev.beseda.llm.knowledge.advice.rules.Advice;
import dev.beseda.llm.knowledge.advice.rules.AdvicePrompt;
import dev.beseda.llm.knowledge.advice.rules.Case;
import dev.beseda.llm.knowledge.advice.rules.Case.Task;
import dev.beseda.llm.knowledge.advice.rules.Source;
import dev.beseda.llm.knowledge.guides.Guide;
import dev.beseda.llm.knowledge.guides.Guides;
import dev.beseda.llm.knowledge.products.Product;
import dev.beseda.llm.knowledge.products.ProductTexts;
import dev.beseda.llm.knowledge.products.Products;
import dev.beseda.llm.knowledge.search.Passage;
import dev.beseda.llm.knowledge.search.Scope;
import dev.beseda.llm.knowledge.search.Search;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Gives advice: finds what is known, has a model write, and lets no price pass that no product has.
@ApplicationScoped
class Adviser {
    private static final int FITTING = 5;
    private static final int WHEN_NONE_FITS = 10;

    private final Bots bots;
    private final Search search;
    private final Products products;
    private final Guides guides;
    private final Writer writer;
    private final KnowledgeConfig config;

    Adviser(Bots bots, Search search, Products products, Guides guides, Writer writer, KnowledgeConfig config) {
        this.bots = bots;
        this.search = search;
        this.products = products;
        this.guides = guides;
        this.writer = writer;
        this.config = config;
    }

    /// What the adviser found, before a model is asked.
    private record Known(List<Source> sources, Map<UUID, Product> products) {}

    Uni<AdviceView> recommend(UUID workspace, UUID bot, String need) {
        return bots.get(workspace, bot)
                .chain(settings -> toRecommend(settings, need)
                        .chain(found ->
                                advise(settings, Task.RECOMMEND, new Known(sources(found), byId(found)), need)));
    }

    Uni<AdviceView> answer(UUID workspace, ObjectionDraft draft) {
        return bots.get(workspace, draft.bot())
                .chain(settings -> about(settings, Optional.ofNullable(draft.product()))
                        .chain(product -> known(settings, draft.objection(), product))
                        .chain(known -> advise(settings, Task.ANSWER_OBJECTION, known, draft.objection())));
    }

    /// The products that fit, the best first; when none does, the model may choose among all.
    private Uni<List<Product>> toRecommend(LlmSettings settings, String need) {
        var scope = new Scope(settings.workspace(), settings.bot(), Scope.Only.PRODUCTS);
        return search.find(scope, need, FITTING)
                .chain(passages -> products(settings, passages))
                .map(found -> found.stream().filter(Product::available).toList())
                .chain(fitting -> fitting.isEmpty()
                        ? products.available(settings.workspace(), settings.bot(), WHEN_NONE_FITS)
                        : Uni.createFrom().item(fitting))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw new Conflict("no-products", "The bot has no products that it could recommend");
                    }
                });
    }

    private Uni<Optional<Product>> about(LlmSettings settings, Optional<UUID> id) {
        return id.map(wanted -> products.get(settings.workspace(), wanted)
                        .invoke(product -> checkKnown(settings, product))
                        .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static void checkKnown(LlmSettings settings, Product product) {
        if (product.bot().filter(owner -> !owner.equals(settings.bot())).isPresent()) {
            throw new NotFound("product", product.id());
        }
    }

    private Uni<Known> known(LlmSettings settings, String objection, Optional<Product> product) {
        var asked = product.map(about -> objection + "\n" + about.name()).orElse(objection);
        return search.find(Scope.all(settings.workspace(), settings.bot()), asked, config.mostPassages())
                .chain(passages -> products(settings, passages).map(found -> known(passages, found, product)));
    }

    private static Known known(List<Passage> passages, List<Product> found, Optional<Product> about) {
        var all = new ArrayList<>(found);
        about.filter(product -> !byId(found).containsKey(product.id())).ifPresent(all::addFirst);
        var sources = new ArrayList<>(sources(all));
        passages.stream()
                .filter(passage -> passage.product().isEmpty())
                .map(passage -> new Source(passage.source(), passage.text(), Optional.empty()))
                .forEach(sources::add);
        return new Known(sources, byId(all));
    }

    private Uni<AdviceView> advise(LlmSettings settings, Task task, Known known, String said) {
        var owner = new KnowledgeOwner(settings.workspace(), Optional.of(settings.bot()));
        return guides.find(owner, Guide.Kind.STRATEGY)
                .map(strategy -> AdvicePrompt.of(
                        new Case(task, settings.systemPrompt(), strategy.text(), known.sources(), said)))
                .chain(prompt -> writer.write(settings, prompt))
                .map(text -> view(Advice.of(text, known.sources()), known));
    }

    private static AdviceView view(Advice advice, Known known) {
        var citations = advice.cited().stream()
                .map(number -> new AdviceView.Citation(
                        number, known.sources().get(number - 1).title()))
                .toList();
        var recommended = advice.products().stream()
                .flatMap(id -> Optional.ofNullable(known.products().get(id)).stream())
                .toList();
        return new AdviceView(advice.text(), recommended, citations, advice.removedPrices());
    }

    /// The products of passages, in their order.
    private Uni<List<Product>> products(LlmSettings settings, List<Passage> passages) {
        var ids =
                passages.stream().flatMap(passage -> passage.product().stream()).toList();
        return products.get(settings.workspace(), ids).map(found -> {
            var byId = byId(found);
            return ids.stream()
                    .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                    .toList();
        });
    }

    private static Map<UUID, Product> byId(List<Product> products) {
        return products.stream().collect(Collectors.toMap(Product::id, Function.identity()));
    }

    private static List<Source> sources(List<Product> products) {
        return products.stream().map(Adviser::source).toList();
    }

    private static Source source(Product product) {
        var title = product.url().map(url -> product.name() + " (" + url + ")").orElse(product.name());
        var offer = new Source.Offer(product.id(), product.name(), product.listed());
        return new Source(title, ProductTexts.of(product), Optional.of(offer));
    }
}
