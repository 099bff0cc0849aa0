/// Bots, users, chats, messages and the updates they cause.
@NullMarked
package dev.beseda.simulator.world;

import org.jspecify.annotations.NullMarked;
