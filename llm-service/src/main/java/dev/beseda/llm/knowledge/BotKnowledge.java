package dev.beseda.llm.knowledge;

import dev.beseda.llm.bots.BotLeftovers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What bots knew that are gone.
@ApplicationScoped
class BotKnowledge implements BotLeftovers {
    private static final String PASSAGES = """
            delete from passage where id in (
                select id from passage where bot_id = $1 limit $2 for update skip locked)
            """;

    private static final String DOCUMENTS = """
            delete from document where id in (
                select id from document where bot_id = $1 limit least($2, 50) for update skip locked)
            """;

    private static final String PRODUCTS = """
            delete from product where id in (
                select id from product where bot_id = $1 limit $2 for update skip locked)
            """;

    private static final String IMPORTS = """
            delete from product_import where id in (
                select id from product_import where bot_id = $1 limit $2 for update skip locked)
            """;

    private static final String GUIDES = """
            delete from guide where id in (
                select id from guide where bot_id = $1 limit $2 for update skip locked)
            """;

    @Override
    public List<String> deletions() {
        return List.of(PASSAGES, DOCUMENTS, PRODUCTS, IMPORTS, GUIDES);
    }
}
