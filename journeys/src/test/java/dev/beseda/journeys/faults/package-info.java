/// Traffic of every kind through bad lines, and what became of it.
@NullMarked
package dev.beseda.journeys.faults;

import org.jspecify.annotations.NullMarked;
