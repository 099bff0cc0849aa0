/// JSON that this installation has stored itself, read by releases that differ; numbers that others wrote.
@NullMarked
package dev.beseda.kit.json;

import org.jspecify.annotations.NullMarked;
