/// Removes conversations with everything that was said in them.
@NullMarked
package dev.beseda.bot.conversations.removal;

import org.jspecify.annotations.NullMarked;
