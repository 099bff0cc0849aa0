/// What becomes of messages while parts of the platform fail, restart or are overrun.
@NullMarked
package dev.beseda.journeys.failures;

import org.jspecify.annotations.NullMarked;
