package dev.beseda.bot.telegram.rules;

/// How a file is shown in a chat.
public enum MediaKind {
    PHOTO,
    VIDEO,
    ANIMATION,
    AUDIO,
    VOICE,
    VIDEO_NOTE,
    DOCUMENT,
    STICKER;

    /// Whether Telegram shows a text under it.
    public boolean takesCaption() {
        return this != VIDEO_NOTE && this != STICKER;
    }

    /// Whether several can be one album.
    public boolean fitsAlbum() {
        return this == PHOTO || this == VIDEO || this == AUDIO || this == DOCUMENT;
    }
}
