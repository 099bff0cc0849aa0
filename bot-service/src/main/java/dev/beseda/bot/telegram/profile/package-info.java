/// What Telegram must be told about a bot beside its messages: its webhook and what people see of it.
@NullMarked
package dev.beseda.bot.telegram.profile;

import org.jspecify.annotations.NullMarked;
