package dev.beseda.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.local.rest.JsonApi;
import java.util.List;

/// `token create NAME [ROLE]`, `token list`, `token revoke ID`.
final class TokenCommand {
    private static final String USAGE =
            "Say token create NAME [owner|editor|operator|viewer], token list or token revoke ID.";
    private static final String USUAL_ROLE = "editor";

    private final JsonApi gateway;

    TokenCommand(JsonApi gateway) {
        this.gateway = gateway;
    }

    int run(List<String> words) {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "create" -> create(words.subList(1, words.size()));
            case "list" -> list();
            case "revoke" -> revoke(words.subList(1, words.size()));
            default -> throw new CommandRefused(USAGE);
        };
    }

    private int create(List<String> words) {
        if (words.isEmpty() || words.size() > 2) {
            throw new CommandRefused(USAGE);
        }
        var role = words.size() == 2 ? words.get(1) : USUAL_ROLE;
        var made = gateway.create(
                "/api/tokens", JsonApi.object().put("name", words.getFirst()).put("role", role));
        System.out.println("%s (role %s, id %s), shown this once:".formatted(words.getFirst(), role, text(made, "id")));
        System.out.println(text(made, "token"));
        return 0;
    }

    private int list() {
        var table = new Table("ID", "NAME", "ROLE", "CREATED");
        var answer = gateway.get("/api/tokens");
        for (var token : answer.isArray() ? answer : answer.path("items")) {
            table.add(text(token, "id"), text(token, "name"), text(token, "role"), text(token, "created_at"));
        }
        System.out.println(table);
        return 0;
    }

    private int revoke(List<String> words) {
        if (words.size() != 1) {
            throw new CommandRefused(USAGE);
        }
        gateway.delete("/api/tokens/" + words.getFirst());
        System.out.println("Revoked.");
        return 0;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
