/// The doors and exits of a service on Kafka: every message is handled once, and none is lost.
@NullMarked
package dev.beseda.kit.messaging;

import org.jspecify.annotations.NullMarked;
