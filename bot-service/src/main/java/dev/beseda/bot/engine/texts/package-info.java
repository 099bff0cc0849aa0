/// Texts in each language, and the variables and plurals in them.
@NullMarked
package dev.beseda.bot.engine.texts;

import org.jspecify.annotations.NullMarked;
