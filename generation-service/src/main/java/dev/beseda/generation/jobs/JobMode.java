package dev.beseda.generation.jobs;

import dev.beseda.generation.jobs.rules.Mode;
import dev.beseda.kit.settings.Setting;
import dev.beseda.kit.settings.WrongSetting;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/// The mode that all jobs of this service run in; decided when it starts.
@Startup(Setting.FIRST)
@ApplicationScoped
public class JobMode {
    private final Mode mode;

    JobMode(JobsConfig config) {
        this.mode = decide(config);
        Log.infof("Jobs run in mode %s", mode);
    }

    public Mode mode() {
        return mode;
    }

    private static Mode decide(JobsConfig config) {
        var switches = new Mode.Switches(
                new Setting("TEST_MODE", config.testMode()).flag(),
                new Setting("DRY_RUN", config.dryRun()).flag(),
                new Setting("ALLOW_REAL_GENERATION", config.allowRealGeneration()).flag(),
                config.kieApiKey().isPresent());
        try {
            return Mode.of(switches);
        } catch (Mode.Contradiction contradiction) {
            throw new WrongSetting(contradiction.sentence());
        }
    }
}
