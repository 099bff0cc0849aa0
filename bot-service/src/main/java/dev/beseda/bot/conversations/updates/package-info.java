/// The updates of Telegram, as they come over Kafka.
@NullMarked
package dev.beseda.bot.conversations.updates;

import org.jspecify.annotations.NullMarked;
