/// How messages come in from Kafka: read as far as they can be, and handled once.
@NullMarked
package dev.beseda.kit.messaging.inbox;

import org.jspecify.annotations.NullMarked;
