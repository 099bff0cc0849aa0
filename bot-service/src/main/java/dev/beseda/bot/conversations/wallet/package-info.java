/// What the ledger answers to conversations that have asked it.
@NullMarked
package dev.beseda.bot.conversations.wallet;

import org.jspecify.annotations.NullMarked;
