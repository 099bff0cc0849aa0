/// Long lists over HTTP, one page at a time.
@NullMarked
package dev.beseda.kit.web.paging;

import org.jspecify.annotations.NullMarked;
