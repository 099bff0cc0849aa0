/// When a process is started again, and for how long its start is waited for.
@NullMarked
package dev.beseda.local.processes.rules;

import org.jspecify.annotations.NullMarked;
