/// Requests that nobody in his right mind would send, made from the API's own description.
@NullMarked
package dev.beseda.journeys.fuzz;

import org.jspecify.annotations.NullMarked;
