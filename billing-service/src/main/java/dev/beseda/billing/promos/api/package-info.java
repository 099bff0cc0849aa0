/// Promo codes over HTTP, for owners of workspaces.
@NullMarked
package dev.beseda.billing.promos.api;

import org.jspecify.annotations.NullMarked;
