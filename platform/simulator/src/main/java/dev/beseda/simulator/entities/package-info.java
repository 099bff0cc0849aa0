/// Formatted text.
@NullMarked
package dev.beseda.simulator.entities;

import org.jspecify.annotations.NullMarked;
