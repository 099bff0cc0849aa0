/// How every service speaks over HTTP without a line of its own: strict JSON, and a problem for whatever fails.
@NullMarked
package dev.beseda.kit.web;

import org.jspecify.annotations.NullMarked;
