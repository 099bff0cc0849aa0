/// The rules of limits.
@NullMarked
package dev.beseda.gateway.limits.rules;

import org.jspecify.annotations.NullMarked;
