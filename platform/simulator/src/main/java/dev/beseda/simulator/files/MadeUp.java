package dev.beseda.simulator.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// Makes the bytes of a file nobody has: of the wanted size, and for pictures a picture that can be shown.
public final class MadeUp {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private MadeUp() {}

    /// At least as many bytes as a file of this kind needs.
    public static byte[] file(FileKind kind, int size) {
        boolean picture = kind == FileKind.PHOTO || kind == FileKind.STICKER || kind == FileKind.THUMBNAIL;
        var start = picture ? picture() : "A file made up by the simulator\n".getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(start, picture ? Math.max(size, start.length) : Math.max(1, size));
    }

    /// A PNG with a soft slope of blue and green.
    static byte[] picture() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        var head = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT).put(new byte[] {8, 2, 0, 0, 0});
        chunk(file, "IHDR", head.array());
        chunk(file, "IDAT", deflated(pixels()));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] pixels() {
        var pixels = ByteBuffer.allocate(HEIGHT * (1 + WIDTH * 3));
        for (int row = 0; row < HEIGHT; row++) {
            pixels.put((byte) 0);
            for (int column = 0; column < WIDTH; column++) {
                pixels.put((byte) (60 + row / 4)).put((byte) (110 + column / 4)).put((byte) (190 - row / 4));
            }
        }
        return pixels.array();
    }

    private static byte[] deflated(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        var named = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        var check = new CRC32();
        check.update(named);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(named);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
