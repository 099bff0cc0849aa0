/// Who comes to Kafka, with which password, and what it lets them do.
@NullMarked
package dev.beseda.local.kafka;

import org.jspecify.annotations.NullMarked;
