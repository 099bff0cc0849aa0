/// Kafka itself: which topics there are, and that there are those of the house.
@NullMarked
package dev.beseda.kit.kafka;

import org.jspecify.annotations.NullMarked;
