package dev.beseda.local.stack;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What this installation alone knows: made at the first start and kept in files only their owner can read.
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final String PUBLIC_KEY = "BESEDA_IDENTITY_PUBLIC_KEY";
    private static final String PRIVATE_KEY = "BESEDA_IDENTITY_PRIVATE_KEY";
    private static final String SECRET_KEY = "BESEDA_SECRET_KEY";
    private static final String PASSWORD = "_DATABASE_PASSWORD";

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    static Secrets of(Path home) {
        var file = home.resolve("secrets");
        var values = new LinkedHashMap<>(EnvironmentFile.read(file));
        var known = values.size();
        if (!values.containsKey(PRIVATE_KEY)) {
            var pair = identityKeys();
            values.put(PUBLIC_KEY, text(pair.getPublic().getEncoded()));
            values.put(PRIVATE_KEY, text(pair.getPrivate().getEncoded()));
        }
        values.computeIfAbsent(SECRET_KEY, _ -> text(random()));
        values.computeIfAbsent("POSTGRES" + PASSWORD, _ -> password());
        for (var service : HouseService.values()) {
            values.computeIfAbsent(service.name() + PASSWORD, _ -> password());
        }
        if (values.size() > known) {
            var lines = values.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList();
            PrivateFiles.write(file, String.join("\n", lines) + "\n");
        }
        return new Secrets(values);
    }

    String identityPublicKey() {
        return kept(PUBLIC_KEY);
    }

    String identityPrivateKey() {
        return kept(PRIVATE_KEY);
    }

    String secretKey() {
        return kept(SECRET_KEY);
    }

    String administratorPassword() {
        return kept("POSTGRES" + PASSWORD);
    }

    String passwordOf(HouseService service) {
        return kept(service.name() + PASSWORD);
    }

    private String kept(String key) {
        return Optional.ofNullable(values.get(key)).orElseThrow();
    }

    static String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
    }

    private static KeyPair identityKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java cannot make P-256 keys", failure);
        }
    }

    private static byte[] random() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
