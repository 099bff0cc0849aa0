/// The chat page.
@NullMarked
package dev.beseda.simulator.page;

import org.jspecify.annotations.NullMarked;
