/// Methods about the bot itself: what it says of itself, and how its updates reach it.
@NullMarked
package dev.beseda.simulator.botapi.bots;

import org.jspecify.annotations.NullMarked;
