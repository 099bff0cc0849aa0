package dev.beseda.simulator.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;

/// Width and height of a picture, read from the head of its file: PNG, GIF, WebP or JPEG.
public record PictureSize(int width, int height) {
    private static final int PNG = 0x89504E47;
    private static final int GIF = 0x47494638;
    private static final int RIFF = 0x52494646;
    private static final int JPEG = 0xFFD8;

    public static Optional<PictureSize> of(Path file) {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            int head = bytes.readInt();
            return switch (head) {
                case PNG -> png(bytes);
                case GIF -> gif(bytes);
                case RIFF -> webp(bytes);
                default -> head >>> 16 == JPEG ? jpeg(bytes) : Optional.empty();
            };
        } catch (IOException noPicture) {
            return Optional.empty();
        }
    }

    private static Optional<PictureSize> png(RandomAccessFile bytes) throws IOException {
        bytes.seek(16);
        return sized(bytes.readInt(), bytes.readInt());
    }

    private static Optional<PictureSize> gif(RandomAccessFile bytes) throws IOException {
        bytes.seek(6);
        return sized(littleEndian(bytes, 2), littleEndian(bytes, 2));
    }

    private static Optional<PictureSize> webp(RandomAccessFile bytes) throws IOException {
        bytes.seek(12);
        int kind = bytes.readInt();
        if (kind == 0x56503858) {
            bytes.seek(24);
            return sized(littleEndian(bytes, 3) + 1, littleEndian(bytes, 3) + 1);
        }
        if (kind == 0x5650384C) {
            bytes.seek(21);
            int packed = littleEndian(bytes, 4);
            return sized((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1);
        }
        bytes.seek(26);
        return sized(littleEndian(bytes, 2) & 0x3FFF, littleEndian(bytes, 2) & 0x3FFF);
    }

    /// Walks from segment to segment until one starts a frame.
    private static Optional<PictureSize> jpeg(RandomAccessFile bytes) throws IOException {
        bytes.seek(2);
        while (true) {
            int marker = bytes.readUnsignedShort();
            if (marker >>> 8 != 0xFF) {
                return Optional.empty();
            }
            int length = bytes.readUnsignedShort();
            if (startsFrame(marker & 0xFF)) {
                bytes.skipBytes(1);
                int height = bytes.readUnsignedShort();
                return sized(bytes.readUnsignedShort(), height);
            }
            bytes.seek(bytes.getFilePointer() + length - 2);
        }
    }

    private static boolean startsFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int littleEndian(RandomAccessFile bytes, int count) throws IOException {
        int value = 0;
        for (int place = 0; place < count; place++) {
            value |= bytes.readUnsignedByte() << 8 * place;
        }
        return value;
    }

    private static Optional<PictureSize> sized(int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new PictureSize(width, height)) : Optional.empty();
    }
}
