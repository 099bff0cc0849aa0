/// Who comes in with a key, and how the services are told of it.
@NullMarked
package dev.beseda.gateway.login;

import org.jspecify.annotations.NullMarked;
