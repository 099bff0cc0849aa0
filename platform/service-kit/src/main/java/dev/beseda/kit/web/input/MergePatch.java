package dev.beseda.kit.web.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/// Changes some fields of a thing and keeps the rest: JSON Merge Patch (RFC 7396) for flat things.
@ApplicationScoped
public class MergePatch {
    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// `now` with the fields of `patch`, valid as a whole; a field that is `null` in the patch is emptied.
    public <T> Uni<T> apply(T now, Class<T> type, ObjectNode patch) {
        ObjectNode merged = json.valueToTree(now);
        merged.setAll(patch);
        try {
            T patched = json.treeToValue(merged, type);
            var violations = validator.validate(patched);
            return violations.isEmpty()
                    ? Uni.createFrom().item(patched)
                    : Uni.createFrom().failure(new ConstraintViolationException(Set.copyOf(violations)));
        } catch (JsonProcessingException wrong) {
            return Uni.createFrom().failure(wrong);
        }
    }
}
