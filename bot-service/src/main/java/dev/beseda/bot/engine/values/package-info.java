/// What variables hold, and how days and numbers are written.
@NullMarked
package dev.beseda.bot.engine.values;

import org.jspecify.annotations.NullMarked;
