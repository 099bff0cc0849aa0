/// The rules of polling.
@NullMarked
package dev.beseda.bot.telegram.polling.rules;

import org.jspecify.annotations.NullMarked;
