package dev.beseda.kit.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a caller may do; each role may also do what the ones after it may.
public enum Role {
    OWNER(Roles.OWNER),
    EDITOR(Roles.EDITOR),
    OPERATOR(Roles.OPERATOR),
    VIEWER(Roles.VIEWER);

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public static Optional<Role> find(String label) {
        return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
    }

    @JsonCreator
    public static Role of(String label) {
        return find(label).orElseThrow(() -> new IllegalArgumentException("Not a role: " + label));
    }

    /// This role and all that it includes.
    public List<Role> included() {
        return Arrays.stream(values()).filter(this::includes).toList();
    }

    public boolean includes(Role other) {
        return compareTo(other) <= 0;
    }

    @Override
    @JsonValue
    public String toString() {
        return label;
    }
}
