/// Promo codes: what they give, and who has used them. The ledger asks and books; nothing of it is known here.
@NullMarked
package dev.beseda.billing.promos;

import org.jspecify.annotations.NullMarked;
