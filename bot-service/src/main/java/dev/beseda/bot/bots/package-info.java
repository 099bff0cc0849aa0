/// The bots of the owners: who they are, their secrets and their settings.
@NullMarked
package dev.beseda.bot.bots;

import org.jspecify.annotations.NullMarked;
