/// Conversations as people read them.
@NullMarked
package dev.beseda.bot.conversations.dialogs;

import org.jspecify.annotations.NullMarked;
