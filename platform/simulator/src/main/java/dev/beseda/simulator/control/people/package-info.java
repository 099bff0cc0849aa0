/// People and bots come and go, and what people do to bots.
@NullMarked
package dev.beseda.simulator.control.people;

import org.jspecify.annotations.NullMarked;
