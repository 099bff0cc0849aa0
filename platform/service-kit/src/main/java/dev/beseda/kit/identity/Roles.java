package dev.beseda.kit.identity;

/// The roles by name, for `@RolesAllowed`: name the least role that may, the greater ones may too.
public final class Roles {
    public static final String OWNER = "owner";
    public static final String EDITOR = "editor";
    public static final String OPERATOR = "operator";
    public static final String VIEWER = "viewer";

    private Roles() {}
}
