/// Requests of scenarios to servers of their owners.
@NullMarked
package dev.beseda.bot.conversations.requests;

import org.jspecify.annotations.NullMarked;
