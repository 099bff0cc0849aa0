/// What bots do for people: scenarios, groups, timers, polling, the chat page.
@NullMarked
package dev.beseda.journeys.bots;

import org.jspecify.annotations.NullMarked;
