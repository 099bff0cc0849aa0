/// What the services say to each other.
@NullMarked
package dev.beseda.contracts;

import org.jspecify.annotations.NullMarked;
