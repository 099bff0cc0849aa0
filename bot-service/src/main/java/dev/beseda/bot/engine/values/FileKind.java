package dev.beseda.bot.engine.values;

/// What kind of file a person sent, as Telegram tells them apart.
public enum FileKind {
    PHOTO,
    VIDEO,
    ANIMATION,
    AUDIO,
    VOICE,
    VIDEO_NOTE,
    DOCUMENT,
    STICKER
}
