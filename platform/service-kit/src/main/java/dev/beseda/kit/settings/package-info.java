/// Settings that people give by variables of the environment.
@NullMarked
package dev.beseda.kit.settings;

import org.jspecify.annotations.NullMarked;
