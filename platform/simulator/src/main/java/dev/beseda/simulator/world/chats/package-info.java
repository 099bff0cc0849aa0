/// People, groups, and the chats with them.
@NullMarked
package dev.beseda.simulator.world.chats;

import org.jspecify.annotations.NullMarked;
