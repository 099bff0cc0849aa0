/// Methods about groups, supergroups and channels.
@NullMarked
package dev.beseda.simulator.botapi.groups;

import org.jspecify.annotations.NullMarked;
