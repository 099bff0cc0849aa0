/// Payments by bank transfer: a person is told where to pay and shows a receipt, an owner looks whether it has come.
@NullMarked
package dev.beseda.billing.payments;

import org.jspecify.annotations.NullMarked;
