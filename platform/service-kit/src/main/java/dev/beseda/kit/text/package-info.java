/// Texts: as pure as what is in `rules`, so that rules may use it.
@NullMarked
package dev.beseda.kit.text;

import org.jspecify.annotations.NullMarked;
