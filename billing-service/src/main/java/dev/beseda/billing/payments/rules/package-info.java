/// What follows from each order about a payment, and from each decision on one; pure.
@NullMarked
package dev.beseda.billing.payments.rules;

import org.jspecify.annotations.NullMarked;
