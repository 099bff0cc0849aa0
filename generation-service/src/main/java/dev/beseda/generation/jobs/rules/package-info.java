/// What holds for jobs, whoever asks.
@NullMarked
package dev.beseda.generation.jobs.rules;

import org.jspecify.annotations.NullMarked;
