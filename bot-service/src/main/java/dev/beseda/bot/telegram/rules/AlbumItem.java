package dev.beseda.bot.telegram.rules;

/// One file of an album.
///
/// @param file Telegram's id of the file, or its address (https)
public record AlbumItem(MediaKind kind, String file, RichText caption) {}
