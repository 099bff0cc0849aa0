/// The small language of conditions and computed variables: total, bounded, and never failing.
@NullMarked
package dev.beseda.bot.engine.expressions;

import org.jspecify.annotations.NullMarked;
