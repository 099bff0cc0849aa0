package dev.beseda.billing.ledger.closing;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Goes through the whole book, piece by piece: recomputes the hash chain of each workspace, then the balance of each
/// account. What is not closed yet, the last second or two, is not in the chain.
@ApplicationScoped
public class Verification {
    private static final int RANGES_OF_A_PIECE = 5;
    private static final int ACCOUNTS_OF_A_PIECE = 2_000;

    /// A posting that lies between two ranges falls into the later one, and does not fit its seals.
    private static final String CHAIN = """
            with piece as (
                select upto, lag(upto, 1, $1) over (order by upto) as after
                from (select distinct upto from seal where upto > $1 order by upto limit %d) as ranges
            ), booked as (
                select piece.upto, posting.workspace_id, count(*)::int as found,
                    string_agg(posting_line(posting), ''::bytea order by posting.id) as lines
                from piece join posting on posting.id > piece.after and posting.id <= piece.upto
                group by piece.upto, posting.workspace_id
            ), sealed as (
                select seal.* from seal join piece using (upto)
            )
            select upto, workspace_id, coalesce(found, 0) as found,
                coalesce(sealed.hash = sha256(coalesce((
                        select before.hash from seal as before
                        where before.workspace_id = sealed.workspace_id and before.upto < sealed.upto
                        order by before.upto desc limit 1
                    ), ''::bytea) || booked.lines), false) as fits
            from sealed full join booked using (upto, workspace_id)
            order by upto
            """.formatted(RANGES_OF_A_PIECE);

    /// All in one statement sees one moment of the book.
    private static final String BALANCES = """
            select account.id, case
                when person is not null and balance <> booked then 'its balance is ' || balance || ', and the sum of'
                    || ' its postings ' || booked
                when person is not null and held <> open then 'there is ' || held || ' held of it, and the open holds'
                    || ' say ' || open
                when closed is not null and closed <> (
                    select sum(amount) from posting where account_id = account.id and id <= upto)
                    then 'its snapshot is not the sum of its postings'
                end as fault
            from (select * from account where id > $1 order by id limit %d) as account
            cross join lateral (
                select coalesce(sum(amount), 0) as booked from posting where account_id = account.id
            ) as postings
            cross join lateral (
                select coalesce(sum(leg.amount), 0) as open
                from hold, unnest(hold.accounts, hold.amounts) as leg (account, amount)
                where hold.state = 'open' and hold.wallet_id = account.wallet_id and leg.account = account.id
            ) as holds
            left join (
                select account_id, balance as closed, upto from account_snapshot
            ) as snapshot on snapshot.account_id = account.id
            order by account.id
            """.formatted(ACCOUNTS_OF_A_PIECE);

    private final Transactions transactions;

    Verification(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Where a verification stands: in the chain behind a posting, then in the accounts behind one of them.
    public sealed interface Place {
        record InTheChain(long after) implements Place {}

        record InTheAccounts(UUID after) implements Place {}
    }

    /// @param postings how many postings were gone through
    /// @param accounts how many accounts were
    /// @param faults   what is wrong, a sentence each
    /// @param next     where the next piece begins; none after the last
    public record Piece(long postings, long accounts, List<String> faults, Optional<Place> next) {
        public Piece {
            faults = List.copyOf(faults);
        }
    }

    public static Place beginning() {
        return new Place.InTheChain(0);
    }

    /// Verifies the piece that begins here.
    public Uni<Piece> verify(Place place) {
        return switch (place) {
            case Place.InTheChain(var after) ->
                transactions.run(CHAIN, Tuple.of(after)).map(Verification::chain);
            case Place.InTheAccounts(var after) ->
                transactions.run(BALANCES, Tuple.of(after)).map(Verification::accounts);
        };
    }

    private static Piece chain(RowSet<Row> rows) {
        long last = 0;
        long postings = 0;
        for (var row : rows) {
            last = row.getLong("upto");
            postings += row.getInteger("found");
        }
        var faults = Rows.stream(rows)
                .filter(row -> !row.getBoolean("fits"))
                .map(row -> "The postings of workspace %s up to number %d are not what was sealed"
                        .formatted(row.getUUID("workspace_id"), row.getLong("upto")))
                .toList();
        Place next = last > 0 ? new Place.InTheChain(last) : new Place.InTheAccounts(new UUID(0, 0));
        return new Piece(postings, 0, faults, Optional.of(next));
    }

    private static Piece accounts(RowSet<Row> rows) {
        var faults = faults(rows).toList();
        var last = Rows.stream(rows).reduce((one, other) -> other).map(row -> row.getUUID("id"));
        return new Piece(0, rows.size(), faults, last.map(Place.InTheAccounts::new));
    }

    private static Stream<String> faults(RowSet<Row> rows) {
        return Rows.stream(rows)
                .filter(row -> row.getString("fault") != null)
                .map(row -> "Account %s: %s".formatted(row.getUUID("id"), row.getString("fault")));
    }
}
