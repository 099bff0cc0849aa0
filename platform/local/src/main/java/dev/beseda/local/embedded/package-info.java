/// PostgreSQL and Kafka without an installation: unpacked, started and filled with what the services need.
@NullMarked
package dev.beseda.local.embedded;

import org.jspecify.annotations.NullMarked;
