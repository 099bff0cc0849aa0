/// Wakes conversations up whose time has come.
@NullMarked
package dev.beseda.bot.conversations.timers.firing;

import org.jspecify.annotations.NullMarked;
