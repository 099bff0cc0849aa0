/// Journeys through the whole running house, from outside.
@NullMarked
package dev.beseda.journeys;

import org.jspecify.annotations.NullMarked;
