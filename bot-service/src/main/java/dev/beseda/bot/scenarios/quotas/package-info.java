/// How large drafts and published versions are, and how large they may be.
@NullMarked
package dev.beseda.bot.scenarios.quotas;

import org.jspecify.annotations.NullMarked;
