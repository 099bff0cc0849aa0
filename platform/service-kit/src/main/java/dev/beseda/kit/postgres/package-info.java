/// What every service needs of PostgreSQL beyond single rows: transactions, set-wise statements, shared work.
@NullMarked
package dev.beseda.kit.postgres;

import org.jspecify.annotations.NullMarked;
