/// Who writes which reply: how replies are taken, held and given back.
@NullMarked
package dev.beseda.llm.replies.leases;

import org.jspecify.annotations.NullMarked;
