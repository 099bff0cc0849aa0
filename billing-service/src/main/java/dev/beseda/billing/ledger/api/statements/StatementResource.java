package dev.beseda.billing.ledger.api.statements;

import dev.beseda.billing.ledger.api.Balances;
import dev.beseda.billing.ledger.api.WalletQuery;
import dev.beseda.billing.ledger.rules.AccountName;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.input.QueryValue;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// What was booked, over HTTP: by person, and in sums of days.
@Path("/api/statements")
@Tag(name = "Money")
@RolesAllowed(Roles.VIEWER)
public class StatementResource {
    private static final int MOST_LINES_OF_A_FILE = 10_000;
    private static final int USUAL_DAYS = 30;

    private final Statements statements;
    private final Balances balances;
    private final DayTotals totals;
    private final Caller caller;
    private final Clock clock;

    StatementResource(Statements statements, Balances balances, DayTotals totals, Caller caller, Clock clock) {
        this.statements = statements;
        this.balances = balances;
        this.totals = totals;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("{person}")
    @Operation(operationId = "showStatement", summary = "What was booked on the accounts of a person, the newest first")
    public Uni<Page<StatementLine>> show(
            @RestPath long person, @RestQuery Optional<String> currency, @BeanParam PageRequest page) {
        var wallet = new Wallet(caller.workspace(), person, WalletQuery.currency(currency));
        var before = page.after(Long::parseLong);
        return balances.known(wallet)
                .chain(known -> statements.lines(AccountName.walletId(wallet), before, page.rows()))
                .map(lines -> Page.of(lines, page.size(), line -> Long.toString(line.number())));
    }

    @GET
    @Path("{person}/csv")
    @Produces("text/csv")
    @Operation(
            operationId = "exportStatement",
            summary = "The same as a CSV file of the newest " + MOST_LINES_OF_A_FILE + " lines")
    public Uni<String> export(@RestPath long person, @RestQuery Optional<String> currency) {
        var wallet = new Wallet(caller.workspace(), person, WalletQuery.currency(currency));
        return balances.known(wallet)
                .chain(known -> statements.lines(AccountName.walletId(wallet), Optional.empty(), MOST_LINES_OF_A_FILE))
                .map(StatementCsv::of);
    }

    @GET
    @Operation(
            operationId = "showDayTotals",
            summary = "What came to the workspace's own accounts – revenue, promo, clearing – by day (UTC) and bot; of"
                    + " the last 30 days, unless days are named. The last seconds may be missing")
    public Uni<List<DayTotals.DayTotal>> totals(@RestQuery Optional<String> from, @RestQuery Optional<String> to) {
        var last = new QueryValue("to", to).day().orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var first = new QueryValue("from", from).day().orElseGet(() -> last.minusDays(USUAL_DAYS - 1L));
        return totals.of(caller.workspace(), first, last);
    }
}
