package dev.beseda.kit.web.etags;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Tells in the API's description what [IfMatch] means at each path where it is taken.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class EntityTagDocument implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        Optional.ofNullable(document.getPaths()).stream()
                .flatMap(paths -> paths.getPathItems().values().stream())
                .forEach(EntityTagDocument::describe);
    }

    private static void describe(PathItem path) {
        var changes = Stream.of(path.getPUT(), path.getPATCH(), path.getDELETE())
                .filter(operation -> operation != null && takesIfMatch(operation))
                .toList();
        changes.forEach(EntityTagDocument::describeChange);
        if (!changes.isEmpty() && path.getGET() != null) {
            describeGet(path.getGET());
        }
    }

    private static boolean takesIfMatch(Operation operation) {
        return Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
                .anyMatch(parameter -> IfMatch.NAME.equals(parameter.getName()));
    }

    private static void describeChange(Operation operation) {
        var outdated = OASFactory.createAPIResponse()
                .description("A problem: it was changed since its ETag was seen (If-Match)");
        operation.getResponses().addAPIResponse("412", outdated);
    }

    private static void describeGet(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name("If-None-Match")
                .in(Parameter.In.HEADER)
                .description("The ETag of what you have seen: if it is still that, the answer is 304")
                .schema(text()));
        Optional.ofNullable(operation.getResponses().getAPIResponse("200")).ifPresent(EntityTagDocument::describeTag);
        operation
                .getResponses()
                .addAPIResponse("304", OASFactory.createAPIResponse().description("It is what you have seen"));
    }

    private static void describeTag(APIResponse shown) {
        shown.addHeader(
                "ETag",
                OASFactory.createHeader()
                        .description("What this state of it is called, for If-Match and If-None-Match")
                        .schema(text()));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
