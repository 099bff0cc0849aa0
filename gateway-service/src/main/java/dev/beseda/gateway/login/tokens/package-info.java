/// API tokens: their keys, where they are kept, and how owners make and revoke them.
@NullMarked
package dev.beseda.gateway.login.tokens;

import org.jspecify.annotations.NullMarked;
