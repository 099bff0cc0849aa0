/// The whole platform on one machine: what is started, in which order, with which settings.
@NullMarked
package dev.beseda.local.stack;

import org.jspecify.annotations.NullMarked;
