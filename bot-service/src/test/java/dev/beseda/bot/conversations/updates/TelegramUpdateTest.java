package dev.beseda.bot.conversations.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramUpdateTest {
    private static final UUID BOT = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final String KEY = BOT + ":42";

    private static TelegramUpdate update(String key, String value) {
        return TelegramUpdate.of(new ConsumerRecord<>("telegram.updates", 3, 77, key, value));
    }

    @Test
    void anUpdateIsKnownByItsBotAndItsNumber() {
        var update = update(KEY, "{\"update_id\": 5}");

        assertThat(update.id()).isEqualTo(BOT + ":5");
        assertThat(update.arrival()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "no json", "{", "\0"})
    void whatIsNoJsonIsKnownByItsPlaceAndCannotBeHandled(String value) {
        var update = update(KEY, value);

        assertThat(update.id()).isEqualTo("unreadable:3:77");
        assertThatThrownBy(update::arrival).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "[]", "\"text\"", "{}", "{\"update_id\": \"5\"}", "{\"update_id\": 5.5}"})
    void jsonWithoutANumberIsKnownByItsPlaceAndChangesNothing(String value) {
        var update = update(KEY, value);

        assertThat(update.id()).isEqualTo("unreadable:3:77");
        assertThat(update.arrival()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "no key", "no-bot:5", "01990000-0000-7000-8000-000000000001:chat", "\0:5"})
    void anUpdateUnderAKeyThatIsNoneIsKnownByItsPlaceAndCannotBeHandled(String key) {
        var update = update(key, "{\"update_id\": 5}");

        assertThat(update.id()).isEqualTo("unreadable:3:77");
        assertThatThrownBy(update::arrival).isInstanceOf(IllegalArgumentException.class);
    }
}
