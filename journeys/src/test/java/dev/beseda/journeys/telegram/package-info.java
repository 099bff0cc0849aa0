/// The simulated Telegram as journeys see it: chats, and what was said in them.
@NullMarked
package dev.beseda.journeys.telegram;

import org.jspecify.annotations.NullMarked;
