package dev.beseda.testkit.faults.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.faults.wire.Wire.Answered;
import dev.beseda.testkit.faults.wire.Wire.Sent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresWireTest {
    private static final byte[] STARTUP =
            ByteBuffer.allocate(8).putInt(8).putInt(3 << 16).array();
    private static final byte[] ENCRYPTION_REQUEST =
            ByteBuffer.allocate(8).putInt(8).putInt(80_877_103).array();

    private final Wire wire = new PostgresWire();

    @BeforeEach
    void start() {
        wire.sent(STARTUP);
    }

    private static byte[] message(char type, String... words) {
        int length = Integer.BYTES;
        for (var word : words) {
            length += word.getBytes(UTF_8).length + 1;
        }
        var message = ByteBuffer.allocate(length + 1).put((byte) type).putInt(length);
        for (var word : words) {
            message.put(word.getBytes(UTF_8)).put((byte) 0);
        }
        return message.array();
    }

    private static byte[] joined(byte[]... messages) {
        var all = new ByteArrayOutputStream();
        for (var message : messages) {
            all.writeBytes(message);
        }
        return all.toByteArray();
    }

    private List<String> requests(byte[]... messages) {
        return wire.sent(joined(messages)).stream()
                .map(Sent::request)
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void aSimpleQueryIsARequest() {
        assertThat(requests(message('Q', "COMMIT"))).containsExactly("COMMIT");
    }

    @Test
    void whatIsExecutedIsKnownByTheStatementThatWasPreparedBefore() {
        assertThat(requests(message('P', "s1", "update delivery"), message('S')))
                .containsExactly("");

        assertThat(requests(message('B', "", "s1"), message('E', ""), message('S')))
                .containsExactly("update delivery");
    }

    @Test
    void severalStatementsBeforeOneSyncAreOneRequest() {
        assertThat(requests(
                        message('P', "", "select 1"),
                        message('B', "", ""),
                        message('E', ""),
                        message('P', "", "select 2"),
                        message('B', "", ""),
                        message('E', ""),
                        message('S')))
                .containsExactly("select 1; select 2");
    }

    @Test
    void aMessageThatComesByteByByteIsPassedOnWhole() {
        var query = message('Q', "select 'ё'");

        var pieces = new ArrayList<Sent>();
        for (var one : query) {
            pieces.addAll(wire.sent(new byte[] {one}));
        }

        assertThat(pieces).singleElement().satisfies(piece -> {
            assertThat(piece.bytes()).isEqualTo(query);
            assertThat(piece.request()).contains("select 'ё'");
        });
    }

    @Test
    void anAnswerEndsWhenTheServerIsReadyForTheNext() {
        var answer = wire.answered(joined(message('C', "COMMIT"), message('Z')));

        assertThat(answer).extracting(Answered::last).containsExactly(false, true);
    }

    @Test
    void theRefusalToEncryptIsOneByte() {
        var fresh = new PostgresWire();

        fresh.sent(ENCRYPTION_REQUEST);
        var answer = fresh.answered(new byte[] {'N'});
        fresh.sent(STARTUP);

        assertThat(answer)
                .singleElement()
                .satisfies(piece -> assertThat(piece.bytes()).containsExactly('N'));
        assertThat(fresh.answered(message('Z'))).extracting(Answered::last).containsExactly(true);
    }
}
