/// Methods that send and fetch files.
@NullMarked
package dev.beseda.simulator.botapi.media;

import org.jspecify.annotations.NullMarked;
