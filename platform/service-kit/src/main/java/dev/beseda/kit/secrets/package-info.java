/// What must not be read from a database without the installation's key.
@NullMarked
package dev.beseda.kit.secrets;

import org.jspecify.annotations.NullMarked;
