/// Goes from step to step until someone must be waited for.
@NullMarked
package dev.beseda.bot.engine.walk;

import org.jspecify.annotations.NullMarked;
