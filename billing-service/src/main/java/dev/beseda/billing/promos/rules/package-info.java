/// Whether a promo code can be redeemed and what it gives, decided without a database.
@NullMarked
package dev.beseda.billing.promos.rules;

import org.jspecify.annotations.NullMarked;
