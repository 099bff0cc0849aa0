/// People who pay, and a book that stays right.
@NullMarked
package dev.beseda.journeys.money;

import org.jspecify.annotations.NullMarked;
