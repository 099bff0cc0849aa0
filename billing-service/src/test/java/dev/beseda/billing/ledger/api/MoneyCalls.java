package dev.beseda.billing.ledger.api;

import dev.beseda.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/// Calls of the ledger in a workspace of their own.
final class MoneyCalls {
    static final int ADA = 42;

    final UUID workspace = UUID.randomUUID();

    Response transfer(Map<String, ?> draft) {
        return owner().body(draft).post("/api/transfers");
    }

    static Map<String, Object> topUp(long amount) {
        return Map.of(
                "type",
                "top_up",
                "person",
                ADA,
                "currency",
                "rub",
                "amount",
                amount,
                "way",
                "bank",
                "memo",
                "Пополнение");
    }

    static Map<String, Object> bonus(long amount, String expiresAt) {
        return Map.of(
                "type",
                "bonus",
                "person",
                ADA,
                "currency",
                "rub",
                "amount",
                amount,
                "expires_at",
                expiresAt,
                "memo",
                "Подарок");
    }

    static Map<String, Object> charge(long amount) {
        return Map.of("type", "charge", "person", ADA, "currency", "rub", "amount", amount, "memo", "Картинка");
    }

    static Map<String, Object> refund(String operation, long amount) {
        return Map.of(
                "type",
                "refund",
                "person",
                ADA,
                "currency",
                "rub",
                "amount",
                amount,
                "operation",
                operation,
                "memo",
                "Ошибка");
    }

    static Map<String, Object> hold(long amount) {
        return Map.of("person", ADA, "currency", "rub", "amount", amount, "memo", "Картинка");
    }

    RequestSpecification owner() {
        return owner(UUID.randomUUID().toString());
    }

    RequestSpecification owner(String key) {
        return of("owner").header("Idempotency-Key", key);
    }

    RequestSpecification of(String role) {
        return of(workspace, role);
    }

    static RequestSpecification of(UUID workspace, String role) {
        return RestAssured.given().auth().oauth2(Tokens.of(workspace, role)).contentType(ContentType.JSON);
    }
}
