/// Polls, and how people vote in them.
@NullMarked
package dev.beseda.simulator.polls;

import org.jspecify.annotations.NullMarked;
