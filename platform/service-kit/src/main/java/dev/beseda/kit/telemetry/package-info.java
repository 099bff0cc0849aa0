/// How a service tells whether it is well: readiness and metrics.
@NullMarked
package dev.beseda.kit.telemetry;

import org.jspecify.annotations.NullMarked;
