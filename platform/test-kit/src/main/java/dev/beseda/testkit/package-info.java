/// What tests of services share: PostgreSQL, Kafka and identities.
@NullMarked
package dev.beseda.testkit;

import org.jspecify.annotations.NullMarked;
