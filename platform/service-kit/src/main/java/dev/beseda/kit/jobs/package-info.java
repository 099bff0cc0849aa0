/// Long work that lies in a table and is taken with a lease.
@NullMarked
package dev.beseda.kit.jobs;

import org.jspecify.annotations.NullMarked;
