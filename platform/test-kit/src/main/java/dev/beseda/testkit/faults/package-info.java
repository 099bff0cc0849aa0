/// Faults between a service and what it talks to: lost answers, broken connections, stalls.
@NullMarked
package dev.beseda.testkit.faults;

import org.jspecify.annotations.NullMarked;
