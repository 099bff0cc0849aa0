/// What all methods share that write into a chat: which chat, what body, and the writing itself.
@NullMarked
package dev.beseda.simulator.botapi.sending;

import org.jspecify.annotations.NullMarked;
