/// Where Telegram delivers updates: from the door to Kafka without a database.
@NullMarked
package dev.beseda.gateway.webhooks;

import org.jspecify.annotations.NullMarked;
