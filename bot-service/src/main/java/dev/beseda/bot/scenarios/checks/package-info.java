/// The check of a draft: what it costs, what it found, and what became of the conversation tests.
@NullMarked
package dev.beseda.bot.scenarios.checks;

import org.jspecify.annotations.NullMarked;
