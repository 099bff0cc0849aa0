/// The book of all money: orders come in over Kafka and REST, are decided in batches and answered once.
@NullMarked
package dev.beseda.billing.ledger;

import org.jspecify.annotations.NullMarked;
