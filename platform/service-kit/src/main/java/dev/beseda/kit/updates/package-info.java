/// What whoever takes in Telegram's updates must know of them: webhooks and polling put the same thing on Kafka.
@NullMarked
package dev.beseda.kit.updates;

import org.jspecify.annotations.NullMarked;
