package dev.beseda.kit.text;

/// Slashes at the end of addresses, which people write or not.
public final class Slashes {
    private Slashes() {}

    /// What paths may be put behind.
    public static String withoutLast(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }
}
