package dev.beseda.journeys.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.journeys.wire.Answer;
import dev.beseda.journeys.wire.WireRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Says what is wrong with an answer.
///
/// @param foreign whose words and ids nobody here may see
record Verdict(Tenant foreign) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What an answer about a thing that is somebody else's may be: nothing that tells whether there is one.
    private static final Set<Integer> BLIND = Set.of(400, 401, 403, 404, 405, 406, 413, 414, 415, 417, 431, 501);

    enum Fault {
        NO_ANSWER,
        SERVER_ERROR,
        NO_PROBLEM,
        LEAK,
        ROLE
    }

    Optional<Fault> on(Attack attack, Answer answer) {
        if (answer.status() == 0) {
            return Optional.of(Fault.NO_ANSWER);
        }
        if (answer.status() >= 500 && !isBusy(answer)) {
            return Optional.of(Fault.SERVER_ERROR);
        }
        if (leaks(attack, answer)) {
            return Optional.of(Fault.LEAK);
        }
        if (answer.succeeded() && isForbidden(attack)) {
            return Optional.of(Fault.ROLE);
        }
        boolean isRefusal = answer.status() >= 400 && !attack.request().method().equals("HEAD");
        return isRefusal && !isProblem(answer) && !isOfTheWire(attack.request(), answer)
                ? Optional.of(Fault.NO_PROBLEM)
                : Optional.empty();
    }

    /// What is no HTTP, or too long for a head, the server refuses without a word before anybody of ours sees it.
    private static boolean isOfTheWire(WireRequest request, Answer answer) {
        return answer.body().isEmpty()
                && (answer.status() == 414 || answer.status() == 431 || answer.status() == 400 && !request.isHttp());
    }

    private static boolean isBusy(Answer answer) {
        return answer.status() == 503 && answer.header("Retry-After").isPresent();
    }

    private static boolean isForbidden(Attack attack) {
        return attack.isAsMeant()
                && attack.request().target().startsWith("/api/")
                && !attack.attacker().may(attack.fuzzTarget());
    }

    private boolean leaks(Attack attack, Answer answer) {
        if (attack.isForeign() && isAboutTheThing(attack) && !BLIND.contains(answer.status())) {
            return true;
        }
        if (attack.namesForeign() && attack.isAsMeant() && answer.succeeded()) {
            return true;
        }
        return Stream.concat(Stream.of(foreign.canary()), foreign.ids().values().stream())
                .filter(answer.body()::contains)
                .anyMatch(secret -> !attack.request().text().contains(secret));
    }

    private boolean isAboutTheThing(Attack attack) {
        return attack.isAsMeant()
                && attack.request()
                        .target()
                        .contains(foreign.id(attack.fuzzTarget().things()));
    }

    private static boolean isProblem(Answer answer) {
        if (answer.header("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isEmpty()) {
            return false;
        }
        try {
            var problem = JSON.readTree(answer.body());
            var detail = problem.path("detail").asText();
            return problem.path("status").asInt() == answer.status()
                    && !detail.isBlank()
                    && Stream.of("dev.beseda", "Exception", "java.").noneMatch(detail::contains);
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }
}
