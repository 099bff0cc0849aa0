/// What things cost.
@NullMarked
package dev.beseda.billing.tariffs;

import org.jspecify.annotations.NullMarked;
