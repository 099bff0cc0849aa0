package dev.beseda.testkit.models;

import dev.beseda.testkit.models.GgufFile.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A Llama of 2 layers with random weights: it writes nonsense in Russian and English letters, but a real tokenizer,
/// sampler and attention are at work.
public final class TinyModel {
    private static final int WIDTH = 64;
    private static final int INNER_WIDTH = 128;
    private static final int LAYERS = 2;
    private static final int HEADS = 4;
    private static final int CONTEXT = 2_048;
    private static final int SEED = 42;
    private static final List<String> SPECIAL = List.of("<unk>", "<s>", "</s>");
    private static final int BYTES = 256;
    private static final String LETTERS = "▁.,!?-:[]/абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz";

    private final Random random = new Random(SEED);
    private final GgufFile file = new GgufFile();
    private final List<String> tokens = new ArrayList<>(SPECIAL);

    private TinyModel() {
        for (int octet = 0; octet < BYTES; octet++) {
            tokens.add("<0x%02X>".formatted(octet));
        }
        LETTERS.codePoints().mapToObj(Character::toString).forEach(tokens::add);
    }

    /// How the tokenizer uses a token, by llama.cpp's numbers.
    private static final int NORMAL = 1;

    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int BYTE = 6;

    /// The whole file, half a megabyte.
    public static byte[] file() {
        return new TinyModel().write();
    }

    private byte[] write() {
        describe();
        describeTokens();
        file.tensor(random("token_embd.weight", WIDTH, tokens.size()));
        for (int layer = 0; layer < LAYERS; layer++) {
            addLayer("blk." + layer + ".");
        }
        file.tensor(ones("output_norm.weight"));
        file.tensor(output());
        return file.bytes();
    }

    private void describe() {
        file.text("general.architecture", "llama");
        file.text("general.name", "tiny");
        file.count("llama.context_length", CONTEXT);
        file.count("llama.embedding_length", WIDTH);
        file.count("llama.block_count", LAYERS);
        file.count("llama.feed_forward_length", INNER_WIDTH);
        file.count("llama.attention.head_count", HEADS);
        file.count("llama.attention.head_count_kv", HEADS);
        file.count("llama.rope.dimension_count", WIDTH / HEADS);
        file.number("llama.attention.layer_norm_rms_epsilon", 1e-5f);
        file.count("general.file_type", 0);
    }

    private void describeTokens() {
        int letters = tokens.size() - SPECIAL.size() - BYTES;
        var types = new ArrayList<>(List.of(UNKNOWN, CONTROL, CONTROL));
        types.addAll(Collections.nCopies(BYTES, BYTE));
        types.addAll(Collections.nCopies(letters, NORMAL));
        file.text("tokenizer.ggml.model", "llama");
        file.texts("tokenizer.ggml.tokens", tokens);
        file.numbers("tokenizer.ggml.scores", Collections.nCopies(tokens.size(), 0f));
        file.integers("tokenizer.ggml.token_type", types);
        file.count("tokenizer.ggml.unknown_token_id", 0);
        file.count("tokenizer.ggml.bos_token_id", 1);
        file.count("tokenizer.ggml.eos_token_id", 2);
        file.flag("tokenizer.ggml.add_bos_token", true);
    }

    private void addLayer(String prefix) {
        file.tensor(ones(prefix + "attn_norm.weight"));
        file.tensor(random(prefix + "attn_q.weight", WIDTH, WIDTH));
        file.tensor(random(prefix + "attn_k.weight", WIDTH, WIDTH));
        file.tensor(random(prefix + "attn_v.weight", WIDTH, WIDTH));
        file.tensor(random(prefix + "attn_output.weight", WIDTH, WIDTH));
        file.tensor(ones(prefix + "ffn_norm.weight"));
        file.tensor(random(prefix + "ffn_gate.weight", WIDTH, INNER_WIDTH));
        file.tensor(random(prefix + "ffn_up.weight", WIDTH, INNER_WIDTH));
        file.tensor(random(prefix + "ffn_down.weight", INNER_WIDTH, WIDTH));
    }

    /// Special tokens and bytes have no weight, so that letters win.
    private Tensor output() {
        var weights = random("output.weight", WIDTH, tokens.size());
        Arrays.fill(weights.numbers(), 0, (SPECIAL.size() + BYTES) * WIDTH, 0);
        return weights;
    }

    private Tensor random(String name, int length, int rows) {
        var numbers = new float[length * rows];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = (float) random.nextGaussian() / 4;
        }
        return new Tensor(name, List.of(length, rows), numbers);
    }

    private static Tensor ones(String name) {
        var numbers = new float[WIDTH];
        Arrays.fill(numbers, 1);
        return new Tensor(name, List.of(WIDTH), numbers);
    }
}
