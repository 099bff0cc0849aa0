package dev.beseda.local.stack.settings;

import dev.beseda.local.kafka.KafkaPasswords;
import dev.beseda.local.processes.PrivateFiles;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What this installation alone knows: made at the first start and kept in files only their owner can read.
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final String PUBLIC_KEY = "BESEDA_IDENTITY_PUBLIC_KEY";
    private static final String PRIVATE_KEY = "BESEDA_IDENTITY_PRIVATE_KEY";
    private static final String SEALING_KEY = "_SECRET_KEY";

    /// What sealed everything before each service had a key of its own.
    private static final String FORMER_SEALING_KEY = "BESEDA_SECRET_KEY";

    private static final String PASSWORD = "_DATABASE_PASSWORD";

    private final Map<String, String> values;

    /// Who seals with a key of its own: a service its rows, and the bot-service what it hands to the llm-service.
    enum SealingKey {
        BOT,
        LLM,
        EXCHANGE
    }

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    public static Secrets of(Path home) {
        var file = home.resolve("secrets");
        var values = new LinkedHashMap<>(EnvironmentFile.read(file));
        var known = values.size();
        if (!values.containsKey(PRIVATE_KEY)) {
            var pair = identityKeys();
            values.put(PUBLIC_KEY, text(pair.getPublic().getEncoded()));
            values.put(PRIVATE_KEY, text(pair.getPrivate().getEncoded()));
        }
        for (var sealing : SealingKey.values()) {
            values.computeIfAbsent(sealing + SEALING_KEY, _ -> text(random()));
        }
        values.computeIfAbsent("POSTGRES" + PASSWORD, _ -> password());
        for (var service : PlatformService.values()) {
            values.computeIfAbsent(service.name() + PASSWORD, _ -> password());
        }
        for (var user : KafkaPasswords.users()) {
            values.computeIfAbsent(KafkaPasswords.variable(user), _ -> password());
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

    /// The newest key first; the last one is that of an earlier release, where there was one.
    String sealingKeys(SealingKey wanted) {
        return Stream.of(wanted + SEALING_KEY, FORMER_SEALING_KEY)
                .flatMap(name -> Optional.ofNullable(values.get(name)).stream())
                .collect(Collectors.joining(","));
    }

    public String administratorPassword() {
        return kept("POSTGRES" + PASSWORD);
    }

    public String passwordOf(PlatformService service) {
        return kept(service.name() + PASSWORD);
    }

    public KafkaPasswords kafkaPasswords() {
        return KafkaPasswords.of(values);
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
