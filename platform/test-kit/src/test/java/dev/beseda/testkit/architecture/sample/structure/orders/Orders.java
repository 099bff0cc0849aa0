package dev.beseda.testkit.architecture.sample.structure.orders;

/// Owns a table, reads a view, and reaches into the table of another room.
final class Orders {
    static final String OWN = "insert into purchase select from purchase_line";
    static final String VIEW = "select id from wares_on_offer";
    static final String FOREIGN = """
            with gone as (delete from wares where id = $1)
            select from gone""";
    static final String NO_SQL = "They come from supplier and go into cellar";

    private Orders() {}
}
