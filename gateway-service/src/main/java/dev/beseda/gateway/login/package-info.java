/// Workspaces and the API tokens that open them.
@NullMarked
package dev.beseda.gateway.login;

import org.jspecify.annotations.NullMarked;
