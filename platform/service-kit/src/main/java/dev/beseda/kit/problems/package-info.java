/// What a caller is told when a request can't be done: the problem itself, and the exceptions that become one.
@NullMarked
package dev.beseda.kit.problems;

import org.jspecify.annotations.NullMarked;
