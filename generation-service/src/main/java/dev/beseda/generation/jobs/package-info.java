/// From an order for a picture to the picture.
@NullMarked
package dev.beseda.generation.jobs;

import org.jspecify.annotations.NullMarked;
