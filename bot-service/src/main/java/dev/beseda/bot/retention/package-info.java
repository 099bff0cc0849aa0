/// How long messages, conversations and all that belongs to them are kept, and how they go.
/// It knows the tables, and no other room.
@NullMarked
package dev.beseda.bot.retention;

import org.jspecify.annotations.NullMarked;
