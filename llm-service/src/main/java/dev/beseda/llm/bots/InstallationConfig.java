package dev.beseda.llm.bots;

import dev.beseda.contracts.llm.LlmSettings;
import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the installation has for bots that bring nothing of their own; as people gave it, not yet looked at.
@ConfigMapping(prefix = "llm.installation")
public interface InstallationConfig {
    Map<LlmSettings.Kind, Given> providers();

    /// Servers, as `host` or `host:port`, that owners of bots may name wherever they are, and by plain http too.
    Optional<Set<String>> allowedHosts();

    /// One provider.
    interface Given {
        /// Where it is, if not where such a provider usually is.
        Optional<String> url();

        Optional<String> key();

        /// The model of those who name none.
        Optional<String> model();
    }
}
