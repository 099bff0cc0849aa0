package dev.beseda.bot.scenarios;

import dev.beseda.bot.scenarios.checks.Inspection;
import dev.beseda.bot.scenarios.checks.TestOutcome;
import dev.beseda.bot.scenarios.drafts.Inspector;
import dev.beseda.bot.scenarios.drafts.ScenarioRunner;
import dev.beseda.bot.scenarios.drafts.Scenarios;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.bot.scenarios.files.ChatTestForm;
import dev.beseda.bot.scenarios.rules.chats.ChatTest;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.etags.Tagged;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The conversation tests of scenarios over HTTP.
@Path("/api/scenarios")
@Tag(name = "Scenarios")
@RolesAllowed(Roles.VIEWER)
public class TestResource {
    private final Scenarios scenarios;
    private final ScenarioRunner runner;
    private final Inspector inspector;
    private final Caller caller;

    TestResource(Scenarios scenarios, ScenarioRunner runner, Inspector inspector, Caller caller) {
        this.scenarios = scenarios;
        this.runner = runner;
        this.inspector = inspector;
        this.caller = caller;
    }

    /// The chats that a scenario must keep to; without any there are none.
    @Schema(examples = "{}")
    public record Tests(@Schema(examples = """
                            [{"name": "Asks for the name", "given": {"language": "en"}, "steps": [
                              {"person": "/start"}, {"bot": "What is your name?"},
                              {"person": "Ada"}, {"bot": "Glad, Ada!"}]}]""") @Nullable List<Map<String, Object>> tests) implements Tagged {
        static Tests of(List<ChatTest> tests) {
            return new Tests(ChatTestForm.write(tests));
        }
    }

    /// What became of each test.
    public record Outcomes(boolean passed, List<TestOutcome> tests) {
        static Outcomes of(Inspection inspection) {
            var outcomes = inspection.outcomes();
            return new Outcomes(outcomes.stream().allMatch(TestOutcome::passed), outcomes);
        }
    }

    @GET
    @Path("{id}/tests")
    @Operation(operationId = "listTests", summary = "The conversation tests of a scenario")
    public Uni<Tests> list(@RestPath UUID id) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> scenarios.tests(workspace, id)).map(Tests::of);
    }

    @PUT
    @Path("{id}/tests")
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "replaceTests",
            summary = "Writes all conversation tests anew; a test that fails keeps the draft from being published")
    public Uni<Tests> replace(@RestPath UUID id, @BeanParam IfMatch expected, @Valid @NotNull Tests tests) {
        var written = Objects.requireNonNullElse(tests.tests(), List.of());
        var read = ChatTestForm.readAll(Fields.of("", Map.of("tests", written), Surroundings.STORED));
        return runner.test(caller.workspace(), id, read, now -> expected.check(Tests.of(now)))
                .map(Tests::of);
    }

    @POST
    @Path("{id}/tests/run")
    @RolesAllowed(Roles.EDITOR)
    @Operation(operationId = "runTests", summary = "Plays the conversation tests against the draft")
    public Uni<Outcomes> run(@RestPath UUID id) {
        return inspector.inspect(caller.workspace(), id, Outcomes::of);
    }
}
