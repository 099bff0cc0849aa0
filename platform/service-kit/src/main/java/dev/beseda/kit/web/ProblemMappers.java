package dev.beseda.kit.web;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.beseda.kit.messaging.outbox.MessageTooLarge;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.problems.BadGateway;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.problems.Overloaded;
import dev.beseda.kit.problems.PreconditionFailed;
import dev.beseda.kit.problems.Problem;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Makes every error answer of the resources. Three kinds: a refusal (409), something absent (404), and faults
/// (500, logged once); the rest are requests that were wrong in themselves.
public class ProblemMappers {
    private static final int SECONDS_UNTIL_LATER = 2;

    @ServerExceptionMapper
    public RestResponse<Problem> refused(Conflict no) {
        return answer(Problem.of(409, no.code(), no.sentence()).with(no.findings()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> absent(NotFound missing) {
        return answer(Problem.of(404, "absent", missing.sentence()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> outdated(PreconditionFailed seen) {
        return answer(Problem.of(412, "outdated", seen.sentence()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unavailable(BadGateway elsewhere) {
        return answer(Problem.of(502, "unavailable", elsewhere.sentence()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> overloaded(Overloaded now) {
        return ResponseBuilder.create(
                        RestResponse.Status.SERVICE_UNAVAILABLE, Problem.of(503, "overloaded", now.sentence()))
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_LATER)
                .build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> badField(BadField wrong) {
        return answer(Problem.badField(wrong.field(), wrong.sentence()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> tooLarge(MessageTooLarge wrong) {
        return answer(Problem.of(413, "too-large", wrong.sentence()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> violated(ConstraintViolationException wrong) {
        var violations = wrong.getConstraintViolations();
        return Violations.areOurs(violations) ? fault(wrong) : answer(Problem.badFields(Violations.fields(violations)));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> mismatched(MismatchedInputException wrong) {
        return answer(BadJson.describe(wrong));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<Problem> unauthorized() {
        return ResponseBuilder.create(RestResponse.Status.UNAUTHORIZED, Problem.usual(401))
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"beseda\"")
                .build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException no) {
        return answer(Problem.usual(403));
    }

    /// What the framework itself says no to: paths, methods, media types, bodies that can't be read.
    @ServerExceptionMapper
    public RestResponse<Problem> unusable(WebApplicationException wrong) {
        int status = wrong.getResponse().getStatus();
        if (status >= 500) {
            return fault(wrong);
        }
        if (status == 400 && wrong.getCause() instanceof IOException unreadable) {
            return answer(BadJson.describe(unreadable));
        }
        return answer(Problem.usual(status));
    }

    /// A form without its end has no exception of its own.
    @ServerExceptionMapper
    public RestResponse<Problem> broken(IOException broken) {
        return String.valueOf(broken.getMessage()).contains("multipart")
                ? answer(Problem.of(400, "malformed-form", "The body is not a whole form of multipart/form-data"))
                : fault(broken);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> fault(Throwable fault) {
        Log.error("A request failed", fault);
        return answer(Problem.usual(500));
    }

    private static RestResponse<Problem> answer(Problem problem) {
        return ResponseBuilder.create(RestResponse.Status.fromStatusCode(problem.status()), problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
