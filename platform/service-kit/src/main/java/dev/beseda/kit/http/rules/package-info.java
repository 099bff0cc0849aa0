/// What holds whenever the outer world is called: where it may be, how its answers are read, when it is left alone.
@NullMarked
package dev.beseda.kit.http.rules;

import org.jspecify.annotations.NullMarked;
