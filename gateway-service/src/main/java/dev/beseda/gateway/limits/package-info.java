/// How much one caller may ask for, so that all others are served.
@NullMarked
package dev.beseda.gateway.limits;

import org.jspecify.annotations.NullMarked;
