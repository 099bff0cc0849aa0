/// Files that bots and people send: kept on disk, named by ids, handed out again byte by byte.
@NullMarked
package dev.beseda.simulator.files;

import org.jspecify.annotations.NullMarked;
