/// HTTP byte by byte, for requests that no library would send.
@NullMarked
package dev.beseda.journeys.wire;

import org.jspecify.annotations.NullMarked;
