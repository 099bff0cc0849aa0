package dev.beseda.bot.scenarios.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.program.SecretHeader;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.kit.http.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSecretsTest {
    private static final KnownSecrets SECRETS =
            new KnownSecrets(Optional.of(Map.of("crm_key", "https://crm.example.com")), Origin::areSame);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example.com/a",
                "https://CRM.example.com:443/{id}?q={q}#x",
                "https://{host}/a",
                "{address}"
            })
    void aSecretMayGoToItsServerAndWhatVariablesNameIsSeenWhenItIsAsked(String url) {
        assertThat(SECRETS.findings(asking(url, Map.of(), Map.of("X-Key", secret("crm_key")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://crm.example.com/a",
                "https://crm.example.com:8443/{id}",
                "https://evil.example/",
                "https://crm.example.com.evil.example"
            })
    void aSecretThatWouldGoElsewhereIsAnError(String url) {
        assertThat(SECRETS.findings(asking(url, Map.of(), Map.of("X-Key", secret("crm_key")))))
                .containsExactly(Finding.error(
                        "steps.ask.config.headers.X-Key",
                        "the secret crm_key is for https://crm.example.com only, and the step asks another server"));
    }

    @Test
    void aSecretThatTheBotDoesNotHaveIsAnErrorWhereTheBotIsKnown() {
        var step = asking("https://crm.example.com", Map.of(), Map.of("X-Key", secret("shop_key")));

        assertThat(SECRETS.findings(step))
                .containsExactly(Finding.error("steps.ask.config.headers.X-Key", "the bot has no secret shop_key"));
        assertThat(KnownSecrets.UNTOLD.findings(step)).isEmpty();
    }

    @Test
    void aSecretBesideAVariableOrOutsideOfHeadersIsAnError() {
        var step = asking("https://a.example/{secret.crm_key}", Map.of("X-Key", "{name} {secret.crm_key}"), Map.of());

        assertThat(SECRETS.findings(step))
                .allMatch(Finding::isError)
                .extracting(Finding::field)
                .containsExactly("steps.ask.config.url", "steps.ask.config.headers.X-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "X-API-Key", "cookie"})
    void aKeyInPlainTextIsAWarning(String header) {
        assertThat(SECRETS.findings(asking("https://a.example", Map.of(header, "Bearer abc"), Map.of())))
                .singleElement()
                .matches(finding -> !finding.isError())
                .extracting(Finding::field)
                .isEqualTo("steps.ask.config.headers." + header);
    }

    @Test
    void otherHeadersAndThoseWithVariablesAreNoKeys() {
        var headers = Map.of("Authorization", "Bearer {token}", "Accept", "text/plain");

        assertThat(SECRETS.findings(asking("https://a.example", headers, Map.of())))
                .isEmpty();
    }

    @Test
    void publishingAsksForThem() {
        var step = asking("https://crm.example.com", Map.of(), Map.of("X-Key", secret("shop_key")));
        var bare = Drafts.draft(step);
        var draft = new Draft(bare.scenario(), bare.live(), bare.known(), Set.of(), Drafts.HTTPS, SECRETS);

        assertThat(Publication.findings(draft)).extracting(Finding::field).contains("steps.ask.config.headers.X-Key");
    }

    private static SecretHeader secret(String name) {
        return new SecretHeader("", name, "");
    }

    private static Step asking(String url, Map<String, String> headers, Map<String, SecretHeader> secrets) {
        var request = new Step.Request("GET", url, headers, secrets, Optional.empty());
        return new Step.HttpRequest("ask", request, Map.of(), Optional.empty());
    }
}
