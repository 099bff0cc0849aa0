package dev.beseda.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Gives a service under test a fresh PostgreSQL database and a Kafka broker:
/// `@QuarkusTest @WithTestResource(InfrastructureResource.class)`.
public class InfrastructureResource implements QuarkusTestResourceLifecycleManager {

    /// Quarkus loads this class anew for every test profile, the servers must outlive that:
    /// they live in the JVM's own class loader.
    @Override
    @SuppressWarnings("unchecked")
    public Map<String, String> start() {
        try {
            var shared = Class.forName(
                    "dev.beseda.testkit.Infrastructure", true, ClassLoader.getSystemClassLoader());
            return (Map<String, String>)
                    shared.getMethod("settingsWithFreshDatabase").invoke(null);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("PostgreSQL and Kafka did not start", failure);
        }
    }

    @Override
    public void stop() {}
}
