/// Everything that happened, in order.
@NullMarked
package dev.beseda.simulator.log;

import org.jspecify.annotations.NullMarked;
