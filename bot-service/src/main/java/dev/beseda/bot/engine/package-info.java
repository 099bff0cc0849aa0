/// The scenario engine: pure rules that know neither Telegram, nor Kafka, nor the database.
@NullMarked
package dev.beseda.bot.engine;

import org.jspecify.annotations.NullMarked;
