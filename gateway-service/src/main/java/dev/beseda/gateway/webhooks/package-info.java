/// Where Telegram delivers updates: from the route to Kafka without a database.
@NullMarked
package dev.beseda.gateway.webhooks;

import org.jspecify.annotations.NullMarked;
