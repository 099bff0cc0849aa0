package dev.beseda.kit.http.rules;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// A range of addresses, written like `10.0.0.0/8`.
record Network(byte[] prefix, int bits) {
    static Network of(String written) {
        var parts = written.split("/", 2);
        try {
            return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(written, notAnAddress);
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int mask = 0xff00 >> (bits % Byte.SIZE) & 0xff;
        return Arrays.equals(bytes, 0, whole, prefix, 0, whole)
                && (mask == 0 || (bytes[whole] & mask) == (prefix[whole] & mask));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that && bits == that.bits && Arrays.equals(prefix, that.prefix);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(prefix) + bits;
    }

    @Override
    public String toString() {
        return Arrays.toString(prefix) + "/" + bits;
    }
}
