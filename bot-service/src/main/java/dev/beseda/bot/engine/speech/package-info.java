/// What a bot says in a turn, in the language of the person, with all variables filled in.
@NullMarked
package dev.beseda.bot.engine.speech;

import org.jspecify.annotations.NullMarked;
