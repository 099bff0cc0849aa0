/// The way of REST requests from outside to the service that answers them.
@NullMarked
package dev.beseda.gateway.api;

import org.jspecify.annotations.NullMarked;
