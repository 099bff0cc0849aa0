/// What all HTTP doors share.
@NullMarked
package dev.beseda.simulator.http;

import org.jspecify.annotations.NullMarked;
