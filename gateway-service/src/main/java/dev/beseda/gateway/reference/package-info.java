/// One description of the whole API, put together from those of the services.
@NullMarked
package dev.beseda.gateway.reference;

import org.jspecify.annotations.NullMarked;
