/// What language models write: their replies come in here.
@NullMarked
package dev.beseda.bot.conversations.replies;

import org.jspecify.annotations.NullMarked;
