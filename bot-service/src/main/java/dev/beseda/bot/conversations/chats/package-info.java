/// What outcomes of deliveries told of chats, applied to their conversations.
@NullMarked
package dev.beseda.bot.conversations.chats;

import org.jspecify.annotations.NullMarked;
