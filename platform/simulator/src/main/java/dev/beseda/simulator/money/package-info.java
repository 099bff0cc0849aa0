/// Invoices, payments and Stars.
@NullMarked
package dev.beseda.simulator.money;

import org.jspecify.annotations.NullMarked;
