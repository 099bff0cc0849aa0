/// Methods about money, queries, polls, games and stickers, and about what this world does not have.
@NullMarked
package dev.beseda.simulator.botapi.others;

import org.jspecify.annotations.NullMarked;
