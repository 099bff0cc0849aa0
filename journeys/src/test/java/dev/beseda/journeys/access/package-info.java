/// Who gets in, who does not, and what nobody gets to see.
@NullMarked
package dev.beseda.journeys.access;

import org.jspecify.annotations.NullMarked;
