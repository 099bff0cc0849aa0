package dev.beseda.testkit;

import java.util.Map;

/// The keys of every test; they are public and guard nothing.
final class TestSecrets {
    static final String IDENTITY_PRIVATE_KEY =
            "MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCA/LkpiF8IYY1Gejsach685+8vg3gBo5rdtFJiIW1M/" + "1w==";

    private static final String IDENTITY_PUBLIC_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbF/0dpg0cTExnewDWNqZaEwp2+isHDDZEcpMClTeazSEw5op3nk/"
                    + "vPf1uh1zsIreT2taRjhM3vYQExnXhyMimA==";
    private static final String SECRET_KEY = "UWDC3e1MjVF14/bYEY4ckeWXelfERVN4Iho1YVCX2d8=";
    private static final String EXCHANGE_KEY = "6GKSQm6mQv/Gmh+nyVkhR/sT5aJyMTWmso1epuFLxKU=";

    private TestSecrets() {}

    static Map<String, String> settings() {
        return Map.of(
                "BESEDA_IDENTITY_PUBLIC_KEY", IDENTITY_PUBLIC_KEY,
                "BESEDA_IDENTITY_PRIVATE_KEY", IDENTITY_PRIVATE_KEY,
                "BESEDA_SECRET_KEY", SECRET_KEY,
                "BESEDA_EXCHANGE_KEY", EXCHANGE_KEY);
    }
}
