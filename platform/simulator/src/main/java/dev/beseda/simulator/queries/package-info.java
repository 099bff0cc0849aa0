/// What people ask bots for without writing: inline queries and Mini Apps.
@NullMarked
package dev.beseda.simulator.queries;

import org.jspecify.annotations.NullMarked;
