/// What requests bring: values of the query, constraints of fields, patches.
@NullMarked
package dev.beseda.kit.web.input;

import org.jspecify.annotations.NullMarked;
