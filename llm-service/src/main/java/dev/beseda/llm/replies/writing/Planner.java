package dev.beseda.llm.replies.writing;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.llm.bots.Bots;
import dev.beseda.llm.bots.Chains;
import dev.beseda.llm.knowledge.PriceLists;
import dev.beseda.llm.knowledge.rules.PriceList;
import dev.beseda.llm.memory.Talks;
import dev.beseda.llm.memory.rules.Question;
import dev.beseda.llm.replies.leases.Servers;
import dev.beseda.llm.replies.rules.PendingReply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Finds out for a reply who is to be asked, and what.
@ApplicationScoped
class Planner {
    private final Bots bots;
    private final Chains chains;
    private final Talks talks;
    private final PriceLists priceLists;
    private final Servers servers;

    Planner(Bots bots, Chains chains, Talks talks, PriceLists priceLists, Servers servers) {
        this.bots = bots;
        this.chains = chains;
        this.talks = talks;
        this.priceLists = priceLists;
        this.servers = servers;
    }

    /// Fails with [dev.beseda.kit.problems.NotFound] for a bot without settings.
    Uni<Plan> plan(PendingReply pending) {
        var talk = pending.talk();
        return bots.get(talk.workspace(), talk.bot()).chain(settings -> plan(pending, settings));
    }

    private Uni<Plan> plan(PendingReply pending, LlmSettings settings) {
        var chain = chains.of(settings);
        servers.learn(settings.bot(), chain.getFirst());
        return Uni.combine()
                .all()
                .unis(talks.compose(question(pending, settings)), prices(settings))
                .with((composed, prices) -> new Plan(settings, chain, composed, prices));
    }

    private static Question question(PendingReply pending, LlmSettings settings) {
        var request = pending.request();
        return new Question(
                pending.talk(),
                settings,
                request.text(),
                request.instructions(),
                request.language(),
                request.variables());
    }

    /// Whoever is not given products has no prices of theirs.
    private Uni<PriceList> prices(LlmSettings settings) {
        return settings.memory().knowledge()
                ? priceLists.of(settings.workspace(), settings.bot())
                : Uni.createFrom().item(PriceList.ANY);
    }
}
