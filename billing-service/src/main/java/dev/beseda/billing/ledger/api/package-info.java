/// The ledger over HTTP: balances, transfers, holds and statements.
@NullMarked
package dev.beseda.billing.ledger.api;

import org.jspecify.annotations.NullMarked;
