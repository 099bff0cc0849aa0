/// Turns what people and models write as Markdown into texts as Telegram takes them.
@NullMarked
package dev.beseda.bot.telegram.text;

import org.jspecify.annotations.NullMarked;
