/// The one clock of the simulator.
@NullMarked
package dev.beseda.simulator.clock;

import org.jspecify.annotations.NullMarked;
