/// What was written in chats, and what happens in groups.
@NullMarked
package dev.beseda.simulator.control.chats;

import org.jspecify.annotations.NullMarked;
