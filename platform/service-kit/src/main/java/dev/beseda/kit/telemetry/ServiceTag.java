package dev.beseda.kit.telemetry;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.runtime.ApplicationConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Every metric says which service it is of, so that one dashboard serves the whole platform.
@Singleton
class ServiceTag {
    private final ApplicationConfig application;

    ServiceTag(ApplicationConfig application) {
        this.application = application;
    }

    @Produces
    @Singleton
    MeterFilter filter() {
        return MeterFilter.commonTags(
                List.of(Tag.of("service", application.name().orElseThrow())));
    }
}
