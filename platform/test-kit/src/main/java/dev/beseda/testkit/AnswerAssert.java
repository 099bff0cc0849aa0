package dev.beseda.testkit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.response.Response;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/// What a test says about an HTTP answer: `assertThat(answer).isProblem(404, "absent")`. Fields are JSON paths.
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Response> {
    private AnswerAssert(Response answer) {
        super(answer, AnswerAssert.class);
    }

    public static AnswerAssert assertThat(Response answer) {
        return new AnswerAssert(answer);
    }

    @CanIgnoreReturnValue
    public AnswerAssert hasStatus(int status) {
        Assertions.assertThat(actual.statusCode()).as(actual.asString()).isEqualTo(status);
        return this;
    }

    /// The answer is an RFC 9457 problem of this kind, with a sentence that tells nothing of our insides.
    @CanIgnoreReturnValue
    public AnswerAssert isProblem(int status, String code) {
        return hasStatus(status)
                .hasHeader("Content-Type", "application/problem+json")
                .has("status", status)
                .has("code", code)
                .has("type", "urn:beseda:problem:" + code)
                .keepsItsInsides();
    }

    private AnswerAssert keepsItsInsides() {
        Assertions.assertThat(actual.jsonPath().getString("detail"))
                .isNotBlank()
                .doesNotContain("dev.beseda", "Exception");
        return this;
    }

    /// The answer is the problem of a wrong request that names this field, perhaps among others.
    @CanIgnoreReturnValue
    public AnswerAssert isBadField(String field) {
        return isProblem(400, "bad-field").lists("errors.field", field);
    }

    @CanIgnoreReturnValue
    public AnswerAssert has(String field, Object value) {
        Assertions.assertThat(actual.jsonPath().<Object>get(field)).as(field).isEqualTo(value);
        return this;
    }

    @CanIgnoreReturnValue
    public AnswerAssert hasNo(String field) {
        Assertions.assertThat(actual.jsonPath().<Object>get(field)).as(field).isNull();
        return this;
    }

    @CanIgnoreReturnValue
    public AnswerAssert hasText(String field, String part) {
        Assertions.assertThat(actual.jsonPath().getString(field)).as(field).contains(part);
        return this;
    }

    /// The list at this path has these items, perhaps among others.
    @CanIgnoreReturnValue
    public AnswerAssert lists(String field, Object... items) {
        Assertions.assertThat(actual.jsonPath().<Object>getList(field))
                .as(field)
                .contains(items);
        return this;
    }

    @CanIgnoreReturnValue
    public AnswerAssert hasHeader(String name, String beginning) {
        Assertions.assertThat(actual.header(name)).as(name).startsWith(beginning);
        return this;
    }

    @CanIgnoreReturnValue
    public AnswerAssert hasNoHeader(String name) {
        Assertions.assertThat(actual.header(name)).as(name).isNull();
        return this;
    }
}
