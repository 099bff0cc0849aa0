/// What is to be sent and what became of it: the rows, their outcomes, and who is told of them.
@NullMarked
package dev.beseda.bot.telegram.deliveries;

import org.jspecify.annotations.NullMarked;
