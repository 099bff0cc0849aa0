/// The event log, ordered failures, limits of rates and the clock.
@NullMarked
package dev.beseda.simulator.control.environment;

import org.jspecify.annotations.NullMarked;
