package dev.beseda.testkit.models;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes llama.cpp's file format: what is told of the model, then the list of its tensors, then their numbers.
final class GgufFile {
    private static final int MAGIC = 0x46554747;
    private static final int VERSION = 3;
    private static final int ALIGNMENT = 32;
    private static final int NUMBERS_OF_FLOATS = 0;

    private final Bytes facts = new Bytes();
    private final List<Tensor> tensors = new ArrayList<>();
    private int factCount;

    /// Numbers in rows of the first length.
    record Tensor(String name, List<Integer> lengths, float[] numbers) {}

    /// The types of facts, by their numbers in the format.
    private enum Type {
        UNSIGNED(4),
        INTEGER(5),
        FLOAT(6),
        FLAG(7),
        TEXT(8),
        LIST(9);

        private final int number;

        Type(int number) {
            this.number = number;
        }
    }

    void text(String key, String value) {
        fact(key, Type.TEXT);
        facts.text(value);
    }

    void count(String key, int value) {
        fact(key, Type.UNSIGNED);
        facts.integer(value);
    }

    void number(String key, float value) {
        fact(key, Type.FLOAT);
        facts.integer(Float.floatToIntBits(value));
    }

    void flag(String key, boolean value) {
        fact(key, Type.FLAG);
        facts.octet(value ? 1 : 0);
    }

    void texts(String key, List<String> values) {
        list(key, Type.TEXT, values.size());
        values.forEach(facts::text);
    }

    void integers(String key, List<Integer> values) {
        list(key, Type.INTEGER, values.size());
        values.forEach(facts::integer);
    }

    void numbers(String key, List<Float> values) {
        list(key, Type.FLOAT, values.size());
        values.forEach(value -> facts.integer(Float.floatToIntBits(value)));
    }

    void tensor(Tensor tensor) {
        tensors.add(tensor);
    }

    byte[] bytes() {
        var file = new Bytes();
        file.integer(MAGIC);
        file.integer(VERSION);
        file.wide(tensors.size());
        file.wide(factCount);
        file.append(facts);
        var numbers = new Bytes();
        for (var tensor : tensors) {
            file.text(tensor.name());
            file.integer(tensor.lengths().size());
            tensor.lengths().forEach(file::wide);
            file.integer(NUMBERS_OF_FLOATS);
            file.wide(numbers.size());
            for (float number : tensor.numbers()) {
                numbers.integer(Float.floatToIntBits(number));
            }
            numbers.pad(ALIGNMENT);
        }
        file.pad(ALIGNMENT);
        file.append(numbers);
        return file.toByteArray();
    }

    private void fact(String key, Type type) {
        factCount++;
        facts.text(key);
        facts.integer(type.number);
    }

    private void list(String key, Type element, int size) {
        fact(key, Type.LIST);
        facts.integer(element.number);
        facts.wide(size);
    }

    /// Little-endian, as the format wants.
    private static final class Bytes extends ByteArrayOutputStream {
        void octet(int value) {
            write(value);
        }

        void integer(int value) {
            writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(value)
                    .array());
        }

        void wide(long value) {
            writeBytes(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(value)
                    .array());
        }

        void text(String value) {
            var encoded = value.getBytes(StandardCharsets.UTF_8);
            wide(encoded.length);
            writeBytes(encoded);
        }

        void append(Bytes other) {
            writeBytes(other.toByteArray());
        }

        void pad(int alignment) {
            while (size() % alignment != 0) {
                write(0);
            }
        }
    }
}
