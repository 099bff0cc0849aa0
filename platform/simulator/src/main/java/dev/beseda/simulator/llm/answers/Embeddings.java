package dev.beseda.simulator.llm.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.requests.Asked;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/// Vectors of texts: each word stem turns the vector its own way, so texts with common words point alike.
final class Embeddings {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int STEM = 5;
    private static final int TURNS_PER_WORD = 4;

    private Embeddings() {}

    static Buffer of(Asked asked) {
        var body = Json.object().put("object", "list").put("model", asked.model());
        var list = body.putArray("data");
        for (int place = 0; place < asked.vectors().texts().size(); place++) {
            var vector =
                    vector(asked.vectors().texts().get(place), asked.vectors().dimensions());
            var entry = list.addObject().put("object", "embedding").put("index", place);
            put(entry, vector, asked.vectors().base64());
        }
        int tokens = Tokens.count(asked.words().prompt());
        body.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return Json.buffer(body);
    }

    /// Of length 1.
    private static float[] vector(String text, int dimensions) {
        var vector = new float[dimensions];
        var words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            var word = words.group();
            turn(vector, word.substring(0, Math.min(STEM, word.length())));
        }
        if (dimensions > 0 && norm(vector) == 0) {
            vector[0] = 1;
        }
        float norm = norm(vector);
        for (int place = 0; place < dimensions; place++) {
            vector[place] /= norm;
        }
        return vector;
    }

    private static void turn(float[] vector, String stem) {
        int hash = stem.hashCode();
        for (int turn = 0; turn < TURNS_PER_WORD; turn++) {
            hash = hash * 0x9E3779B1 + 0x7F4A7C15;
            vector[Math.floorMod(hash >>> 8, vector.length)] += (hash & 1) == 0 ? 1 : -1;
        }
    }

    private static float norm(float[] vector) {
        double sum = 0;
        for (float part : vector) {
            sum += part * part;
        }
        return (float) Math.sqrt(sum);
    }

    private static void put(ObjectNode entry, float[] vector, boolean base64) {
        if (base64) {
            var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(vector);
            entry.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
            return;
        }
        var numbers = entry.putArray("embedding");
        for (float part : vector) {
            numbers.add(part);
        }
    }
}
