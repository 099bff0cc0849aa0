package dev.beseda.bot.telegram.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.telegram.rules.calls.AlbumItem;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.RichText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendableFileTest {
    private static final String PHOTO = "https://example.com/cat.jpg";

    @ParameterizedTest
    @ValueSource(
            strings = {PHOTO, "https://example.com:8443/кот.jpg?size=1#top", "AgACAgIAAxkBAAIBY2Jl8Xk3r_5yq-0Xb8s1AAE"})
    void anHttpsAddressAndAnIdOfAFileAreSent(String file) {
        assertThat(SendableFile.is(file)).isTrue();
        assertThat(SendableFile.areAllOf(photo(file))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "/etc/passwd",
                "http://example.com/cat.jpg",
                "attach://photo",
                "https://",
                "https:///cat.jpg",
                "https://example.com/a cat.jpg",
                "cat",
                "AgACAgIAAxkBAAI BY2Jl8Xk3r",
                "../../../../../../etc/passwd",
                ""
            })
    void anythingElseIsNot(String file) {
        assertThat(SendableFile.is(file)).isFalse();
        assertThat(SendableFile.areAllOf(photo(file))).isFalse();
    }

    @Test
    void oneFileOfAnAlbumIsEnoughForARefusal() {
        var good = new AlbumItem(FileKind.PHOTO, PHOTO, RichText.EMPTY);
        var bad = new AlbumItem(FileKind.PHOTO, "file:///etc/passwd", RichText.EMPTY);

        assertThat(SendableFile.areAllOf(new Call.SendAlbum(List.of(good, good))))
                .isTrue();
        assertThat(SendableFile.areAllOf(new Call.SendAlbum(List.of(good, bad))))
                .isFalse();
    }

    @Test
    void whoeverWaitsForTheFileIsToldOfIt() {
        assertThat(TelegramErrorKind.aboutFile(SendableFile.REFUSED.reason()))
                .contains(TelegramErrorKind.Sentence.UNUSABLE);
    }

    private static Call photo(String file) {
        return new Call.SendMedia(FileKind.PHOTO, file, RichText.EMPTY, Optional.empty());
    }
}
