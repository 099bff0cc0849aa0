/// Requests to addresses that others wrote down: nothing of our own network can be reached by them.
@NullMarked
package dev.beseda.kit.http;

import org.jspecify.annotations.NullMarked;
