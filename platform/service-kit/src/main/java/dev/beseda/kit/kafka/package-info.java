/// Kafka itself: which topics there are, and that there are those of the platform.
@NullMarked
package dev.beseda.kit.kafka;

import org.jspecify.annotations.NullMarked;
