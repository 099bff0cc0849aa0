/// Methods that write, change, copy, pin and delete messages.
@NullMarked
package dev.beseda.simulator.botapi.messages;

import org.jspecify.annotations.NullMarked;
