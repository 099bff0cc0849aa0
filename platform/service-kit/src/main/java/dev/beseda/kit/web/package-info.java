/// How a service speaks over HTTP: strict JSON, problems, pages.
@NullMarked
package dev.beseda.kit.web;

import org.jspecify.annotations.NullMarked;
