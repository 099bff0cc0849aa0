package dev.beseda.kit.identity;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class CallerIT {
    private static final UUID WORKSPACE = UUID.fromString("6f2ff8f3-4a7b-4d18-8f16-0d6b5bd5d9a1");
    private static final String MINE = "/api/shelves/mine";

    private static JwtClaimsBuilder claims(String role) {
        return Jwt.issuer("beseda-gateway")
                .audience("service-kit")
                .subject("token-7")
                .groups(role)
                .claim("workspace", WORKSPACE.toString())
                .expiresIn(Duration.ofMinutes(1));
    }

    private static String signed(JwtClaimsBuilder claims) throws GeneralSecurityException {
        var key = ConfigProvider.getConfig().getValue("BESEDA_IDENTITY_PRIVATE_KEY", String.class);
        return signed(claims, KeyUtils.decodePrivateKey(key, SignatureAlgorithm.ES256));
    }

    private static String signed(JwtClaimsBuilder claims, PrivateKey key) {
        return claims.jws().algorithm(SignatureAlgorithm.ES256).sign(key);
    }

    private static Response asked(String token) {
        return given().header("Authorization", "Bearer " + token).get(MINE);
    }

    private static void unauthorized(Response answer) {
        assertThat(answer).isProblem(401, "unauthorized").hasHeader("WWW-Authenticate", "Bearer");
    }

    @Test
    void aResourceKnowsWhoCalls() throws GeneralSecurityException {
        var answer = asked(signed(claims("editor")));

        assertThat(answer)
                .hasStatus(200)
                .has("workspace", WORKSPACE.toString())
                .has("role", "editor")
                .has("subject", "token-7");
    }

    @Test
    void aWordForAnotherServiceIsTakenForNone() throws GeneralSecurityException {
        unauthorized(asked(signed(claims("owner").audience("billing-service"))));
    }

    @ParameterizedTest
    @CsvSource({"owner,200", "editor,200", "operator,403", "viewer,403", "stranger,403"})
    void aRoleMayWhatTheLesserOnesMay(String role, int status) throws GeneralSecurityException {
        var answer = asked(signed(claims(role)));

        assertThat(answer).hasStatus(status);
    }

    @Test
    void withoutAnIdentityTheDoorStaysShut() {
        unauthorized(given().get(MINE));
    }

    @Test
    void anIdentityThatIsNoIdentityIsRefused() {
        unauthorized(asked("nonsense"));
    }

    @Test
    void anExpiredIdentityIsRefused() throws GeneralSecurityException {
        var past = Instant.now().minus(Duration.ofHours(1));

        unauthorized(
                asked(signed(claims("owner").issuedAt(past.minusSeconds(60)).expiresAt(past))));
    }

    @Test
    void anotherIssuerIsRefused() throws GeneralSecurityException {
        unauthorized(asked(signed(claims("owner").issuer("somebody-else"))));
    }

    @Test
    void anotherKeyIsRefused() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);

        unauthorized(asked(signed(claims("owner"), generator.generateKeyPair().getPrivate())));
    }

    @Test
    void anEndpointThatNamesNoRoleIsClosed() throws GeneralSecurityException {
        var answer = given().header("Authorization", "Bearer " + signed(claims("owner")))
                .get("/api/shelves/forgotten");

        assertThat(answer).isProblem(403, "forbidden");
    }
}
