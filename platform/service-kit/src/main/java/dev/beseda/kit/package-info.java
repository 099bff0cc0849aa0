/// The shell that every service of the house shares.
@NullMarked
package dev.beseda.kit;

import org.jspecify.annotations.NullMarked;
