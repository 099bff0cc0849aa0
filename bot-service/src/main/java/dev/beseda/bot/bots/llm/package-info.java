/// How bots talk by themselves: what their owners write, how it is stored, and what the platform hears of it.
@NullMarked
package dev.beseda.bot.bots.llm;

import org.jspecify.annotations.NullMarked;
