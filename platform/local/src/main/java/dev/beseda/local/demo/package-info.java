/// Ready-made bots that show the platform at work.
@NullMarked
package dev.beseda.local.demo;

import org.jspecify.annotations.NullMarked;
