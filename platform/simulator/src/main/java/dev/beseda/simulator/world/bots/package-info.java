/// Bots, and the updates that wait for them.
@NullMarked
package dev.beseda.simulator.world.bots;

import org.jspecify.annotations.NullMarked;
