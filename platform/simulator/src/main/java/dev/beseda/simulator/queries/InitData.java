package dev.beseda.simulator.queries;

import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a Mini App is started with: who opened it, signed with the bot's token and with the simulator's own key.
public final class InitData {
    private static final int KEY_BYTES = 32;

    private final KeyPair key;

    public InitData() {
        try {
            key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The 32 raw bytes of the public key in hexadecimal digits, as Telegram publishes its own.
    public String publicKey() {
        var encoded = key.getPublic().getEncoded();
        return HexFormat.of().formatHex(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    /// The launch parameter `tgWebAppData`, URL-encoded.
    public String of(Query query, Map<String, String> more, long nowMillis) {
        var fields = new TreeMap<String, String>(more);
        fields.put("query_id", query.id());
        fields.put("auth_date", Long.toString(nowMillis / 1_000));
        var user = query.asker().user().toTelegram();
        user.remove("is_bot");
        fields.put("user", new String(Json.bytes(user), StandardCharsets.UTF_8));
        fields.put("signature", signature(query.asker().bot(), fields));
        fields.put("hash", hash(query.asker().bot(), fields));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String signature(Bot bot, SortedMap<String, String> fields) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(utf8("%d:WebAppData\n%s".formatted(bot.id(), lines(fields))));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(Bot bot, SortedMap<String, String> fields) {
        var secret = hmac(utf8("WebAppData"), utf8(bot.token().written()));
        return HexFormat.of().formatHex(hmac(secret, utf8(lines(fields))));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String lines(SortedMap<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
