/// What the platform knows of its bots.
@NullMarked
package dev.beseda.contracts.bots;

import org.jspecify.annotations.NullMarked;
