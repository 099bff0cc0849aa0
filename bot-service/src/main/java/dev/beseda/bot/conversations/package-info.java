/// Conversations: what happens in a chat meets its scenario, and what was said can be read.
@NullMarked
package dev.beseda.bot.conversations;

import org.jspecify.annotations.NullMarked;
