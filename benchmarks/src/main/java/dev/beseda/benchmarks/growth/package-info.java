/// The benchmark `growth`: whether a platform with a year of messages is as quick as an empty one.
@NullMarked
package dev.beseda.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
