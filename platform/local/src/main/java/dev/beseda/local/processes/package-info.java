/// Operating-system processes that are watched, started again and stopped.
@NullMarked
package dev.beseda.local.processes;

import org.jspecify.annotations.NullMarked;
