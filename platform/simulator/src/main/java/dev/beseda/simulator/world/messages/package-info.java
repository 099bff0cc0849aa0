/// Messages, and what they consist of.
@NullMarked
package dev.beseda.simulator.world.messages;

import org.jspecify.annotations.NullMarked;
