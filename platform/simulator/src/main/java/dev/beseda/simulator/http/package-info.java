/// What all HTTP routes share.
@NullMarked
package dev.beseda.simulator.http;

import org.jspecify.annotations.NullMarked;
