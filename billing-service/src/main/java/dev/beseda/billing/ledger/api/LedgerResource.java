package dev.beseda.billing.ledger.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beseda.billing.ledger.closing.Verification;
import dev.beseda.billing.ledger.closing.Verification.Piece;
import dev.beseda.billing.ledger.closing.Verification.Place;
import dev.beseda.billing.ledger.closing.Verification.Place.InTheAccounts;
import dev.beseda.billing.ledger.closing.Verification.Place.InTheChain;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// The whole book, for those who run the installation.
@Path("/api/ledger")
@Tag(name = "Money")
@RolesAllowed(Roles.OWNER)
public class LedgerResource {
    private static final String CHAIN = "chain-";
    private static final String ACCOUNTS = "accounts-";

    private final Verification verification;
    private final Caller caller;

    LedgerResource(Verification verification, Caller caller) {
        this.verification = verification;
        this.caller = caller;
    }

    /// A piece of the book that was gone through.
    ///
    /// @param next the cursor of the next piece; absent after the last
    public record VerifiedPiece(
            long postings,
            long accounts,
            List<String> faults,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> next) {}

    @GET
    @Path("verification")
    @Operation(
            operationId = "verifyLedger",
            summary = "Verifies a piece of the book of the installation: its hash chains, then its balances; go on with"
                    + " next as the cursor until there is none")
    public Uni<VerifiedPiece> verify(@RestQuery Optional<String> cursor) {
        if (!caller.runsTheInstallation()) {
            throw new ForbiddenException();
        }
        return verification
                .verify(cursor.map(LedgerResource::place).orElseGet(Verification::beginning))
                .map(LedgerResource::view);
    }

    private static VerifiedPiece view(Piece piece) {
        return new VerifiedPiece(
                piece.postings(), piece.accounts(), piece.faults(), piece.next().map(LedgerResource::cursor));
    }

    private static String cursor(Place place) {
        return switch (place) {
            case InTheChain(var after) -> CHAIN + after;
            case InTheAccounts(var after) -> ACCOUNTS + after;
        };
    }

    private static Place place(String cursor) {
        try {
            if (cursor.startsWith(CHAIN)) {
                return new InTheChain(Long.parseLong(cursor.substring(CHAIN.length())));
            }
            if (cursor.startsWith(ACCOUNTS)) {
                return new InTheAccounts(UUID.fromString(cursor.substring(ACCOUNTS.length())));
            }
        } catch (IllegalArgumentException foreign) {
            throw notOurs();
        }
        throw notOurs();
    }

    private static BadField notOurs() {
        return new BadField("cursor", "is not one of ours: take it from next");
    }
}
