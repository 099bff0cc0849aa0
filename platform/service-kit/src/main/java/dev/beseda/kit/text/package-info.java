/// Texts that others wrote.
@NullMarked
package dev.beseda.kit.text;

import org.jspecify.annotations.NullMarked;
