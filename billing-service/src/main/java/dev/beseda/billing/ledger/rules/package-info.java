/// What may be done with money, decided without a database: the rules of accounts, holds, charges and refunds.
@NullMarked
package dev.beseda.billing.ledger.rules;

import org.jspecify.annotations.NullMarked;
