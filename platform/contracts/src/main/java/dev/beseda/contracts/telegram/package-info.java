/// What other services have the bot-service say, and what became of it.
@NullMarked
package dev.beseda.contracts.telegram;

import org.jspecify.annotations.NullMarked;
