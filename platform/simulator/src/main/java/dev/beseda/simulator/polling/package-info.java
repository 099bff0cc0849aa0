/// Handing updates to bots that ask for them.
@NullMarked
package dev.beseda.simulator.polling;

import org.jspecify.annotations.NullMarked;
