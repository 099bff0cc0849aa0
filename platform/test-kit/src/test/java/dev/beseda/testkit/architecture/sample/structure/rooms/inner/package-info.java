/// A room within a room.
@NullMarked
package dev.beseda.testkit.architecture.sample.structure.rooms.inner;

import org.jspecify.annotations.NullMarked;
