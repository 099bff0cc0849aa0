/// What operators, and other systems of theirs, do in conversations.
@NullMarked
package dev.beseda.bot.conversations.operators;

import org.jspecify.annotations.NullMarked;
