/// The settings of a bot: how it behaves outside of its scenarios, and what Telegram shows of it.
@NullMarked
package dev.beseda.bot.bots.settings;

import org.jspecify.annotations.NullMarked;
