/// Journeys through the whole running platform, from outside.
@NullMarked
package dev.beseda.journeys;

import org.jspecify.annotations.NullMarked;
