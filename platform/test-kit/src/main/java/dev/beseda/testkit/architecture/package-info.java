/// How the services of the platform are built, as rules a test can hold them to.
@NullMarked
package dev.beseda.testkit.architecture;

import org.jspecify.annotations.NullMarked;
