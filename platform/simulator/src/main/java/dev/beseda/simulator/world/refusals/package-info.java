/// What people cannot do in this world, and why.
@NullMarked
package dev.beseda.simulator.world.refusals;

import org.jspecify.annotations.NullMarked;
