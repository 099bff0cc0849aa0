/// How a proxy tells requests apart on the wire: of HTTP, Kafka, PostgreSQL, or none.
@NullMarked
package dev.beseda.testkit.faults.wire;

import org.jspecify.annotations.NullMarked;
