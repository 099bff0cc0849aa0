/// The shell that every service of the platform shares.
@NullMarked
package dev.beseda.kit;

import org.jspecify.annotations.NullMarked;
