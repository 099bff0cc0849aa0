/// How much a workspace may keep.
@NullMarked
package dev.beseda.bot.quotas;

import org.jspecify.annotations.NullMarked;
