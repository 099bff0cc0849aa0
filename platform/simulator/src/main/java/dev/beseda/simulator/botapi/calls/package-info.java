/// A call of the Bot API: its arguments, its answer, and the table of the methods that answer.
@NullMarked
package dev.beseda.simulator.botapi.calls;

import org.jspecify.annotations.NullMarked;
