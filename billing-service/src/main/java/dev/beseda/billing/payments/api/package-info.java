/// Payments by bank transfer over HTTP: lists, decisions, and where to pay.
@NullMarked
package dev.beseda.billing.payments.api;

import org.jspecify.annotations.NullMarked;
