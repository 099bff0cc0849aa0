/// What other services want sent, over Kafka.
@NullMarked
package dev.beseda.bot.telegram.orders;

import org.jspecify.annotations.NullMarked;
