/// Shows replies while they are written: one message that grows, or a draft of Telegram's, and "typing" before.
@NullMarked
package dev.beseda.bot.telegram.streaming;

import org.jspecify.annotations.NullMarked;
