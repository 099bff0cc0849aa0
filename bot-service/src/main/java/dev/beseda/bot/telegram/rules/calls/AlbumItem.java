package dev.beseda.bot.telegram.rules.calls;

import dev.beseda.bot.engine.values.FileKind;

/// One file of an album.
///
/// @param file Telegram's id of the file, or its address (https)
public record AlbumItem(FileKind kind, String file, RichText caption) {}
