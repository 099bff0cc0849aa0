/// Takes what is to be sent in the order and at the pace that Telegram allows, and makes the calls.
@NullMarked
package dev.beseda.bot.telegram.sending;

import org.jspecify.annotations.NullMarked;
