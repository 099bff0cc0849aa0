/// The control API, for tests and people.
@NullMarked
package dev.beseda.simulator.control;

import org.jspecify.annotations.NullMarked;
