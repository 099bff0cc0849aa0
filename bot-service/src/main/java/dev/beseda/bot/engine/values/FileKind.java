package dev.beseda.bot.engine.values;

/// What kind of file is sent or shown, as Telegram tells them apart.
public enum FileKind {
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

    /// Whether both can stand in one album: pictures and videos mix, audio and documents stay among themselves.
    public boolean sharesAlbumWith(FileKind other) {
        return switch (this) {
            case PHOTO, VIDEO -> other == PHOTO || other == VIDEO;
            case AUDIO, DOCUMENT -> other == this;
            case ANIMATION, VOICE, VIDEO_NOTE, STICKER -> false;
        };
    }
}
