/// Finds what must not be written down, wherever the platform writes.
@NullMarked
package dev.beseda.journeys.canary;

import org.jspecify.annotations.NullMarked;
