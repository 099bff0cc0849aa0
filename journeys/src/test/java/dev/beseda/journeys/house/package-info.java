/// The running house as journeys see it: from outside, by its doors, its Telegram and its tables.
@NullMarked
package dev.beseda.journeys.house;

import org.jspecify.annotations.NullMarked;
