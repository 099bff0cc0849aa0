/// Conversations as they are stored: where each stands, and who is in it.
@NullMarked
package dev.beseda.bot.conversations.state;

import org.jspecify.annotations.NullMarked;
