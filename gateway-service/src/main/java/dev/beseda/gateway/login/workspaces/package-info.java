/// Workspaces, and how they are opened.
@NullMarked
package dev.beseda.gateway.login.workspaces;

import org.jspecify.annotations.NullMarked;
