/// Regular expressions in linear time, and what matching and computing may cost.
@NullMarked
package dev.beseda.bot.engine.patterns;

import org.jspecify.annotations.NullMarked;
