/// Templates that bots are made of, and the first bot that the settings ask for.
@NullMarked
package dev.beseda.bot.templates;

import org.jspecify.annotations.NullMarked;
