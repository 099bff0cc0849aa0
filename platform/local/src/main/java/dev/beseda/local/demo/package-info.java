/// Ready-made bots that show the house at work.
@NullMarked
package dev.beseda.local.demo;

import org.jspecify.annotations.NullMarked;
