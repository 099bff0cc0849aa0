/// Who calls, as the gateway vouches for it.
@NullMarked
package dev.beseda.kit.identity;

import org.jspecify.annotations.NullMarked;
