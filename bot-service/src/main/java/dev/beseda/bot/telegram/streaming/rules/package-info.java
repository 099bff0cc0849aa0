/// What is shown of a reply that is being written, and when.
@NullMarked
package dev.beseda.bot.telegram.streaming.rules;

import org.jspecify.annotations.NullMarked;
