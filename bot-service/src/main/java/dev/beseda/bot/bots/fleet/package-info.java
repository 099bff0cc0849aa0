/// All bots of the installation, of whatever workspace: for workers, announcements and the rotation of keys.
@NullMarked
package dev.beseda.bot.bots.fleet;

import org.jspecify.annotations.NullMarked;
