/// How models are asked over HTTP: what is sent, and how the answer is read while it comes.
@NullMarked
package dev.beseda.llm.providers.wire;

import org.jspecify.annotations.NullMarked;
