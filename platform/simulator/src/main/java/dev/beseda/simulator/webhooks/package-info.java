/// Carrying updates to the bots' webhooks.
@NullMarked
package dev.beseda.simulator.webhooks;

import org.jspecify.annotations.NullMarked;
