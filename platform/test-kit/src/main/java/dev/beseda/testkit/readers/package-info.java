/// What readers of foreign texts are tried with: hostile texts, and a measure of how their cost grows.
@NullMarked
package dev.beseda.testkit.readers;

import org.jspecify.annotations.NullMarked;
