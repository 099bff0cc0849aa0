/// The door tests and people come through.
@NullMarked
package dev.beseda.simulator.control;

import org.jspecify.annotations.NullMarked;
