/// Bots that journeys make, and the people who talk to them.
@NullMarked
package dev.beseda.journeys.people;

import org.jspecify.annotations.NullMarked;
