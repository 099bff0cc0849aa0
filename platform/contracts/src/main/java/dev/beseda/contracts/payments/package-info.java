/// Payments from outside: what a bot asks for, and what becomes of it.
@NullMarked
package dev.beseda.contracts.payments;

import org.jspecify.annotations.NullMarked;
