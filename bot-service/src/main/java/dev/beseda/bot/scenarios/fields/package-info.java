/// Reading and writing what people write as objects with fields: step configs, tests, files.
@NullMarked
package dev.beseda.bot.scenarios.fields;

import org.jspecify.annotations.NullMarked;
