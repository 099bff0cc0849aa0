/// What survives a restart.
@NullMarked
package dev.beseda.simulator.state;

import org.jspecify.annotations.NullMarked;
