/// What services order from the ledger, and what it tells them.
@NullMarked
package dev.beseda.contracts.billing;

import org.jspecify.annotations.NullMarked;
