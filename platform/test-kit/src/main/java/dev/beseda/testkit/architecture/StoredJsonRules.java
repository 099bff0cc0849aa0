package dev.beseda.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/// Stored JSON is read tolerantly, and it is known where.
final class StoredJsonRules {
    private static final String KIT = "dev.beseda.kit.json.";
    private static final Set<String> JACKSON = Set.of(
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.databind.json.JsonMapper",
            "com.fasterxml.jackson.databind.ObjectReader");
    private static final Set<String> READS =
            Set.of("readValue", "readValues", "treeToValue", "convertValue", "reader", "readerFor", "readerForListOf");
    private static final Set<String> VERTX =
            Set.of("io.vertx.core.json.JsonObject", "io.vertx.core.json.JsonArray", "io.vertx.core.json.Json");

    private StoredJsonRules() {}

    /// Jackson's own reading is strict, or only as tolerant as its author remembered to make it.
    static ArchRule storedJsonIsReadTolerantly() {
        return noClasses()
                .that(not(describe("read foreign JSON", StoredJsonRules::readsForeignJson)))
                .should()
                .callMethodWhere(describe("reads JSON as an object", StoredJsonRules::readsObjects))
                .as("Stored JSON is read by StoredJson; what comes from elsewhere is marked with @ForeignJson");
    }

    /// All that take JSON out of rows, by their names: those that use StoredJson, and those that pick fields by hand.
    static List<String> places(JavaClasses classes) {
        return classes.stream()
                .filter(StoredJsonRules::readsStoredJson)
                .map(JavaClass::getSimpleName)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean readsForeignJson(JavaClass type) {
        return type.isAnnotatedWith(KIT + "ForeignJson")
                || type.getEnclosingClass()
                        .filter(StoredJsonRules::readsForeignJson)
                        .isPresent();
    }

    private static boolean readsObjects(JavaMethodCall call) {
        return JACKSON.contains(call.getTargetOwner().getName()) && READS.contains(call.getName())
                || VERTX.contains(call.getTargetOwner().getName())
                        && (call.getName().equals("mapTo") || call.getName().equals("decodeValue"));
    }

    private static boolean readsStoredJson(JavaClass type) {
        return type.getMethodCallsFromSelf().stream().anyMatch(StoredJsonRules::takesStoredJson)
                || type.isAnnotatedWith("jakarta.persistence.Entity")
                        && type.getFields().stream().anyMatch(StoredJsonRules::isJson);
    }

    private static boolean takesStoredJson(JavaMethodCall call) {
        var owner = call.getTargetOwner().getName();
        return owner.equals(KIT + "StoredJson") && Set.of("of", "listOf").contains(call.getName())
                || owner.endsWith(".sqlclient.Row") && call.getName().startsWith("getJson");
    }

    private static boolean isJson(JavaField field) {
        return VERTX.contains(field.getRawType().getName());
    }
}
