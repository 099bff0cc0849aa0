/// The Bot API as data, and the check of values against it.
@NullMarked
package dev.beseda.simulator.spec;

import org.jspecify.annotations.NullMarked;
