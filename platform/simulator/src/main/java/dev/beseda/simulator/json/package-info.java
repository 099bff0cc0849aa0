/// Reading and writing JSON.
@NullMarked
package dev.beseda.simulator.json;

import org.jspecify.annotations.NullMarked;
