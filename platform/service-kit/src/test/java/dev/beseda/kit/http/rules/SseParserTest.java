package dev.beseda.kit.http.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.http.rules.SseParser.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SseParserTest {
    private static final String[] TEXTS = {
        "да", "{\"a\":1}", "🙂🙂", "[DONE]", "a: b", " ", "жёлтый\tлист", "日本", "x".repeat(300)
    };
    private static final String[] ENDS = {"\n", "\r\n", "\r"};

    private static List<Event> read(byte[] bytes, int... cuts) {
        var events = new ArrayList<Event>();
        var sse = new SseParser(events::add);
        int from = 0;
        for (int cut : cuts) {
            sse.read(Arrays.copyOfRange(bytes, from, cut));
            from = cut;
        }
        sse.read(Arrays.copyOfRange(bytes, from, bytes.length));
        sse.end();
        return events;
    }

    private static List<Event> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void dataIsReadAndAllElseIsPassedOver() {
        var stream =
                ": ping\n\nid: 7\nretry: 10\ndata: one\n\ndata:two\ndata: three\n\nevent: error\ndata: bad\n\nnothing\n\n";

        assertThat(read(stream))
                .containsExactly(new Event("", "one"), new Event("", "two\nthree"), new Event("error", "bad"));
    }

    @Test
    void anErrorLineOfAnOldServerIsAnError() {
        assertThat(read("error: {\"code\":500}\n\n")).containsExactly(new Event("error", "{\"code\":500}"));
    }

    @Test
    void aMarkAtTheBeginningAndAMissingEndDoNotMatter() {
        assertThat(read("\uFEFFdata: first\n\ndata: last"))
                .containsExactly(new Event("", "first"), new Event("", "last"));
    }

    @Test
    void anEventWithoutEndIsNotTakenIn() {
        var half = new byte[600_000];
        Arrays.fill(half, (byte) 'x');
        var sse = new SseParser(event -> {});
        sse.read(half);

        assertThatThrownBy(() -> sse.read(half)).isInstanceOf(SseParser.TooLarge.class);
    }

    @Test
    void whereverAStreamIsCutItSaysTheSame() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var expected = new ArrayList<Event>();
            byte[] stream = stream(random, expected);
            int[] cuts = random.ints(random.nextInt(20), 0, stream.length + 1)
                    .sorted()
                    .toArray();

            assertThat(read(stream, cuts)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void byteByByteItSaysTheSame() {
        byte[] stream = "data: Привет, 🙂\r\n\r\ndata: да\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        int[] everywhere = java.util.stream.IntStream.range(0, stream.length).toArray();

        assertThat(read(stream, everywhere)).containsExactly(new Event("", "Привет, 🙂"), new Event("", "да"));
    }

    private static byte[] stream(Random random, List<Event> expected) {
        var bytes = new ByteArrayOutputStream();
        var end = ENDS[random.nextInt(ENDS.length)];
        for (int i = random.nextInt(8); i >= 0; i--) {
            var text = TEXTS[random.nextInt(TEXTS.length)];
            var name = random.nextInt(5) == 0 ? "error" : "";
            var comment = random.nextBoolean() ? ": OPENROUTER PROCESSING" + end : "";
            var event = name.isEmpty() ? "" : "event: " + name + end;
            bytes.writeBytes((comment + event + "data: " + text + end + end).getBytes(StandardCharsets.UTF_8));
            expected.add(new Event(name, text));
        }
        return bytes.toByteArray();
    }
}
