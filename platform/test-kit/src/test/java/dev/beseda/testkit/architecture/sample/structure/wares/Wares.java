package dev.beseda.testkit.architecture.sample.structure.wares;

/// Owns its table.
final class Wares {
    static final String OWN = "update wares set price = $2 where id = $1";
    static final String SUPPLIERS = "select name from supplier";

    private Wares() {}
}
