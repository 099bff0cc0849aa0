/// How fast bots may write, and what is counted about it.
@NullMarked
package dev.beseda.simulator.limits;

import org.jspecify.annotations.NullMarked;
