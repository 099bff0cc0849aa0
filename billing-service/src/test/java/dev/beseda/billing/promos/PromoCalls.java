package dev.beseda.billing.promos;

import dev.beseda.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Calls about promo codes in a workspace of their own.
public final class PromoCalls {
    public final UUID workspace = UUID.randomUUID();

    /// A draft in roubles with these fields, name by name.
    public static Map<String, Object> draft(String code, Object... fields) {
        var draft = new HashMap<String, Object>(Map.of("code", code, "currency", "rub"));
        for (int at = 0; at < fields.length; at += 2) {
            draft.put(fields[at].toString(), fields[at + 1]);
        }
        return draft;
    }

    public Response make(String code, Object... fields) {
        return of("owner").body(draft(code, fields)).post("/api/promos");
    }

    public Response redeem(long person, String code) {
        return transfer(Map.of("type", "promo", "person", person, "currency", "rub", "code", code));
    }

    public Response transfer(Map<String, ?> draft) {
        return of("owner")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(draft)
                .post("/api/transfers");
    }

    public Response show(String code) {
        return of("viewer").get("/api/promos/{code}", code);
    }

    public RequestSpecification of(String role) {
        return of(workspace, role);
    }

    public static RequestSpecification of(UUID workspace, String role) {
        return RestAssured.given().auth().oauth2(Tokens.of(workspace, role)).contentType(ContentType.JSON);
    }
}
