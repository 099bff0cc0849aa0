package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.simulator.json.Json;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileRoomTest {
    @Test
    void manyFilesDoNotFillTheDisk() {
        try (var small = new TestPhone(Map.of("SIMULATOR_FILE_MEGABYTES", "1"))) {
            small.write("/start");
            var content = new byte[700_000];
            new Random(1).nextBytes(content);
            var ids = new ArrayList<String>();
            for (int file = 0; file < 2; file++) {
                var form = new MultipartForm().field("chat_id", small.user).file("document", "a.bin", content);
                var sent = small.send(form.to(small.request("/bot" + TestPhone.TOKEN + "/" + "sendDocument")));
                ids.add(Json.read(sent.body())
                        .orElseThrow()
                        .at("/result/document/file_id")
                        .asText());
            }

            var first = small.call("getFile", Json.object().put("file_id", ids.get(0)));
            var second = small.call("getFile", Json.object().put("file_id", ids.get(1)));

            assertThat(first.path("description").asText()).isEqualTo("Bad Request: invalid file_id");
            assertThat(second.path("ok").asBoolean()).isTrue();
        }
    }
}
