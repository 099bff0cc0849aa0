/// Changes of only what the caller has seen: entity tags of things, and the check of `If-Match`.
@NullMarked
package dev.beseda.kit.web.etags;

import org.jspecify.annotations.NullMarked;
