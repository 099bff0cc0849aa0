/// What variables hold, and how texts are filled with them.
@NullMarked
package dev.beseda.bot.engine.values;

import org.jspecify.annotations.NullMarked;
