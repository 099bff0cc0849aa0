/// Guards of calls to the outer world: so many at once, and none to a server that cannot answer them.
@NullMarked
package dev.beseda.kit.http.guards;

import org.jspecify.annotations.NullMarked;
