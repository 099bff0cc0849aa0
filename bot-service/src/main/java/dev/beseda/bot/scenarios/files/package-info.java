/// Scenarios and whole bots as YAML files, and the command that checks such files.
@NullMarked
package dev.beseda.bot.scenarios.files;

import org.jspecify.annotations.NullMarked;
