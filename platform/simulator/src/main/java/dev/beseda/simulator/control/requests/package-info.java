/// A request of the control API, what it names, and the reply to it.
@NullMarked
package dev.beseda.simulator.control.requests;

import org.jspecify.annotations.NullMarked;
