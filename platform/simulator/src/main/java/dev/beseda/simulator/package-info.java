/// Telegram in a box: the Bot API, its users and their chats, in one small process.
@NullMarked
package dev.beseda.simulator;

import org.jspecify.annotations.NullMarked;
