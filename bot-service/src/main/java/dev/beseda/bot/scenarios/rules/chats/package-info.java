/// Conversation tests: a chat written down line by line, and whether the bot keeps to it.
@NullMarked
package dev.beseda.bot.scenarios.rules.chats;

import org.jspecify.annotations.NullMarked;
