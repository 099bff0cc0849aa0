/// Makes the requests that conversations wait for, and tells them of the answers.
@NullMarked
package dev.beseda.bot.conversations.requests.sending;

import org.jspecify.annotations.NullMarked;
