/// The settings and secrets of a stack, and what its services are told of them.
@NullMarked
package dev.beseda.local.stack.settings;

import org.jspecify.annotations.NullMarked;
