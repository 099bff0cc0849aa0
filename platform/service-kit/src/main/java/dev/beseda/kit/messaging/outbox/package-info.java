/// How messages go to Kafka: put with the decision, relayed after the commit, in order per key.
@NullMarked
package dev.beseda.kit.messaging.outbox;

import org.jspecify.annotations.NullMarked;
