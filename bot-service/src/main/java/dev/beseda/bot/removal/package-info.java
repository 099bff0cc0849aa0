/// Removes what belonged to bots that were deleted.
@NullMarked
package dev.beseda.bot.removal;

import org.jspecify.annotations.NullMarked;
