/// The book is closed piece by piece behind those who write in it: sealed by hashes, summed, and checked.
@NullMarked
package dev.beseda.billing.ledger.closing;

import org.jspecify.annotations.NullMarked;
