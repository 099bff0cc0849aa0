/// What a person can say to the local stack.
@NullMarked
package dev.beseda.local.cli;

import org.jspecify.annotations.NullMarked;
