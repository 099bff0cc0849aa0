/// The running platform as journeys see it: from outside, by its API, its Telegram and its tables.
@NullMarked
package dev.beseda.journeys.platform;

import org.jspecify.annotations.NullMarked;
