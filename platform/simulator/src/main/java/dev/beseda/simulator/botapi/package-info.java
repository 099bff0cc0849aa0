/// The Bot API: requests, methods, answers.
@NullMarked
package dev.beseda.simulator.botapi;

import org.jspecify.annotations.NullMarked;
