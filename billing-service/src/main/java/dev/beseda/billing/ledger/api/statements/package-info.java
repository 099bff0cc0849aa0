/// What was booked, over HTTP: line by line of a person, and in sums of days.
@NullMarked
package dev.beseda.billing.ledger.api.statements;

import org.jspecify.annotations.NullMarked;
