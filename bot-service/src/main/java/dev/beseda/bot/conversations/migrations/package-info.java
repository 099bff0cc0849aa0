/// Moves conversations to other versions of the scenarios they stand in.
@NullMarked
package dev.beseda.bot.conversations.migrations;

import org.jspecify.annotations.NullMarked;
