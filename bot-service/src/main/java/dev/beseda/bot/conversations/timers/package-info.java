/// What conversations are to be woken up for, however long that takes and whatever falls meanwhile.
@NullMarked
package dev.beseda.bot.conversations.timers;

import org.jspecify.annotations.NullMarked;
