/// Secrets of bots: what their scenarios send to servers of their owners, and nobody reads.
@NullMarked
package dev.beseda.bot.secrets;

import org.jspecify.annotations.NullMarked;
