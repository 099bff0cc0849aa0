/// How messages come into a service from Kafka and leave it: every message is handled once, and none is lost.
@NullMarked
package dev.beseda.kit.messaging;

import org.jspecify.annotations.NullMarked;
