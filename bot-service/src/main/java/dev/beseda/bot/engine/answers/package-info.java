/// What a question asks for, what a person gives, and whether the one is the other.
@NullMarked
package dev.beseda.bot.engine.answers;

import org.jspecify.annotations.NullMarked;
