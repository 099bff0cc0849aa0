/// Talks JSON over HTTP with the gateway and the simulator.
@NullMarked
package dev.beseda.local.rest;

import org.jspecify.annotations.NullMarked;
