/// The shell that every service of the platform shares; here, what is needed everywhere.
@NullMarked
package dev.beseda.kit;

import org.jspecify.annotations.NullMarked;
