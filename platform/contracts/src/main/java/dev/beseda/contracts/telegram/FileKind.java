package dev.beseda.contracts.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a file is shown in a chat.
public enum FileKind {
    @JsonProperty("photo")
    PHOTO,
    @JsonProperty("video")
    VIDEO,
    @JsonProperty("animation")
    ANIMATION,
    @JsonProperty("audio")
    AUDIO,
    @JsonProperty("voice")
    VOICE,
    @JsonProperty("video_note")
    VIDEO_NOTE,
    @JsonProperty("document")
    DOCUMENT,
    @JsonProperty("sticker")
    STICKER
}
