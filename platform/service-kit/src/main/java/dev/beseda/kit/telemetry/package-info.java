/// How a service tells whether it is well: what it depends on, and metrics.
@NullMarked
package dev.beseda.kit.telemetry;

import org.jspecify.annotations.NullMarked;
