/// The benchmark `ledger`: how fast money is held and paid, beside pgbench on the same PostgreSQL.
@NullMarked
package dev.beseda.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
