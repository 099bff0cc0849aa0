/// What Kafka will never take: how it is recognized, and where it is kept.
@NullMarked
package dev.beseda.kit.messaging.undeliverable;

import org.jspecify.annotations.NullMarked;
