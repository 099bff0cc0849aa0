package dev.beseda.kit.web.etags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// The entity tag of a thing (RFC 9110, 8.8.3): a hash of what callers are shown of it, the same from every replica.
public record EntityTag(String value) {
    private static final String ANY = "*";
    private static final String WEAK = "W/";
    private static final int BYTES = 18;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /// Not the JSON of the answer, but one that the order in which a map was filled does not change.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    static EntityTag of(Tagged shown) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(shown));
            return new EntityTag('"' + BASE64.encodeToString(Arrays.copyOf(hash, BYTES)) + '"');
        } catch (JsonProcessingException | NoSuchAlgorithmException fault) {
            throw new IllegalStateException("No entity tag can be made", fault);
        }
    }

    /// Whether one of the tags that a caller has sent is this one, or any will do. A tag that a proxy on the way
    /// has made a weak one is still ours.
    boolean isAmong(String sent) {
        return Arrays.stream(sent.split(",", -1))
                .map(String::strip)
                .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                .anyMatch(tag -> tag.equals(ANY) || tag.equals(value));
    }
}
