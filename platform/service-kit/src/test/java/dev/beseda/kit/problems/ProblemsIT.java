package dev.beseda.kit.problems;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class ProblemsIT {
    private static final UUID ID = UUID.fromString("6f2ff8f3-4a7b-4d18-8f16-0d6b5bd5d9a1");
    private static final String SHELVES = "/api/shelves";

    private static String shelf(String change) {
        return "{\"shelf_id\": \"%s\", \"book_count\": 3, \"in_use\": true%s}".formatted(ID, change);
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"%s\": %s".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {SHELVES, SHELVES + "/"})
    void aPathMatchesWithAndWithoutItsLastSlash(String path) {
        var answer = json(shelf(", \"built_at\": \"2026-01-31T12:00:00Z\"")).post(path);

        assertThat(answer).hasStatus(200).has("book_count", 3).has("built_at", "2026-01-31T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "colour | colour | 1",
                "bookCount | bookCount | 1",
                "book_count | book_count | \"5\"",
                "book_count | book_count | 1.5",
                "book_count | book_count | null",
                "book_count | book_count | true",
                "book_count | book_count | 99999999999",
                "in_use | in_use | 1",
                "in_use | in_use | \"true\"",
                "shelf_id | shelf_id | \"7\"",
                "shelf_id | shelf_id | \"\"",
                "shelf_id | shelf_id | 7",
                "wood | wood | \"BIRCH\"",
                "wood | wood | 1",
                "wood | wood | \"\"",
                "built_at | built_at | \"yesterday\"",
                "books | books | {}",
                "books | books | \"\"",
                "books[0] | books | [1]",
                "books[0].short_title | books | [{\"short_title\": 1}]",
                "books[0].short_title | books | [{\"short_title\": {}}]",
            })
    void aFieldOfAWrongTypeIsNamed(String path, String field, String value) {
        var fields = new HashMap<>(Map.of("shelf_id", "\"" + ID + "\"", "book_count", "3", "in_use", "true"));
        fields.put(field, value);

        var answer = json(object(fields)).post(SHELVES);

        assertThat(answer).isBadField(path);
    }

    @Test
    void violatedConstraintsNameTheJsonFields() {
        var body = "{\"book_count\": -1, \"in_use\": true, \"books\": [{\"short_title\": \" \"}]}";

        var answer = json(body).post(SHELVES);

        assertThat(answer)
                .isProblem(400, "bad-field")
                .lists("errors.field", "shelf_id", "book_count", "books[0].short_title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"book_count\": }", "nonsense", "{\"in_use\": true, \"in_use\": true}", "{\"wood\": NaN}"
            })
    void malformedJsonIsRefused(String body) {
        var answer = json(body).post(SHELVES);

        assertThat(answer).isProblem(400, "malformed-json").hasText("detail", "line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "true"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        var answer = json(body).post(SHELVES);

        assertThat(answer).isProblem(400, "bad-body").has("detail", "The body must be an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void aMissingBodyIsRefused(String body) {
        var answer = json(body).post(SHELVES);

        assertThat(answer).isBadField("shelf");
    }

    @Test
    void whatFollowsTheBodyIsRefused() {
        var answer = json(shelf("") + " {}").post(SHELVES);

        assertThat(answer).isProblem(400, "bad-body").hasText("detail", "nothing after it");
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        byte[] broken = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};

        var answer = given().contentType("application/json").body(broken).post(SHELVES);

        assertThat(answer).isProblem(400, "malformed-json").hasText("detail", "The body is not UTF-8");
    }

    @Test
    void deepNestingIsRefused() {
        var answer = json("{\"books\": " + "[".repeat(5000)).post(SHELVES);

        assertThat(answer).hasStatus(400).hasHeader("Content-Type", "application/problem+json");
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() {
        var answer = json("x".repeat(2 * 1024 * 1024 + 1)).post(SHELVES);

        assertThat(answer).isProblem(413, "too-large");
    }

    @Test
    void aBodyOverTheLimitThatDoesNotTellItsLengthIsTooLarge() {
        var unsized = new ByteArrayInputStream(new byte[3 * 1024 * 1024]);

        var answer = given().contentType("application/json").body(unsized).post(SHELVES);

        assertThat(answer).isProblem(413, "too-large");
    }

    @Test
    void aBodyThatDoesNotTellItsLengthIsRead() {
        var unsized = new ByteArrayInputStream(shelf("").getBytes(StandardCharsets.UTF_8));

        var answer = given().contentType("application/json").body(unsized).post(SHELVES);

        assertThat(answer).hasStatus(200).has("book_count", 3);
    }

    @Test
    void anotherMediaTypeIsRefused() {
        var answer = given().contentType("text/plain").body("{}").post(SHELVES);

        assertThat(answer).isProblem(415, "wrong-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "a/", "/b", ";", ";;;", "application", "not a type", "text/plain, a/"})
    void anAcceptThatIsNoMediaTypeIsRefused(String accept) {
        var answer = given().header("Accept", accept).get(SHELVES);

        assertThat(answer).isProblem(406, "not-acceptable");
    }

    @Test
    void anEmptyAcceptTakesAnything() {
        assertThat(given().header("Accept", "").get(SHELVES)).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/b", ";", ",", "not a type", "application"})
    void aContentTypeThatIsNoMediaTypeIsRefused(String type) {
        var answer = given().header("Content-Type", type).post(SHELVES + "/" + ID + "/burn");

        assertThat(answer).isProblem(415, "wrong-media-type");
    }

    @Test
    void anotherMethodIsRefused() {
        assertThat(given().delete(SHELVES)).isProblem(405, "wrong-method");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/nothing", "/api/shelves/not-a-uuid", "/"})
    void aPathThatLeadsNowhereIsAbsent(String path) {
        assertThat(given().get(path)).isProblem(404, "no-such-path");
    }

    @Test
    void somethingAbsentIsNamed() {
        var answer = given().get(SHELVES + "/" + ID);

        assertThat(answer).isProblem(404, "absent").has("detail", "There is no shelf " + ID);
    }

    @Test
    void aRefusalTellsItsReason() {
        var answer = given().post(SHELVES + "/" + ID + "/burn");

        assertThat(answer).isProblem(409, "shelf-in-use").has("detail", "The shelf is in use");
    }

    @Test
    void whatIsTooLargeToBeToldIsNamed() {
        var answer = given().post(SHELVES + "/" + ID + "/announce");

        assertThat(answer)
                .isProblem(413, "too-large")
                .hasText("detail", "shelves")
                .hasText("detail", "1000000");
    }

    @Test
    void aFaultKeepsItsCauseToItself() {
        var answer = given().post(SHELVES + "/" + ID + "/break");

        assertThat(answer).isProblem(500, "fault").has("detail", "Something broke on our side");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "ten", "-1"})
    void aPageLimitOutsideItsBoundsIsRefused(String limit) {
        var answer = given().queryParam("limit", limit).get(SHELVES);

        assertThat(answer).isBadField("limit");
    }

    @Test
    void aPageTellsWhereTheNextOneStarts() {
        var answer = given().queryParam("limit", 2).get(SHELVES);

        assertThat(answer).hasStatus(200).has("items", List.of(1, 2)).has("next", "2");
    }
}
