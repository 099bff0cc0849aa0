/// Bots built with other people's libraries, at work in the simulator.
@NullMarked
package dev.beseda.simulator.clients;

import org.jspecify.annotations.NullMarked;
