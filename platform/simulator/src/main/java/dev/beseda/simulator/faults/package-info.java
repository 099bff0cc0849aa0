/// What goes wrong on purpose.
@NullMarked
package dev.beseda.simulator.faults;

import org.jspecify.annotations.NullMarked;
