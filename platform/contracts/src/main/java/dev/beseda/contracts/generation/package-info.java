/// What bots and the makers of pictures, videos and sounds say to each other.
@NullMarked
package dev.beseda.contracts.generation;

import org.jspecify.annotations.NullMarked;
