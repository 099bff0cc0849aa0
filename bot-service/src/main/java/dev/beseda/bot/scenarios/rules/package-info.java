/// What a draft must be like to be published.
@NullMarked
package dev.beseda.bot.scenarios.rules;

import org.jspecify.annotations.NullMarked;
