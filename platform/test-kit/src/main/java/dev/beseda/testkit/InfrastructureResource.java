package dev.beseda.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Gives a service under test a fresh PostgreSQL database and a Kafka broker:
/// `@QuarkusTest @WithTestResource(InfrastructureResource.class)`.
public class InfrastructureResource implements QuarkusTestResourceLifecycleManager {

    /// Quarkus loads this class anew for every test profile, the servers must outlive that:
    /// they live in the JVM's own class loader, and Kafka looks for its classes in that of the thread.
    @Override
    public Map<String, String> start() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return settings();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> settings() {
        try {
            var shared = Class.forName("dev.beseda.testkit.Infrastructure", true, ClassLoader.getSystemClassLoader());
            return (Map<String, String>)
                    shared.getMethod("settingsWithFreshDatabase").invoke(null);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("PostgreSQL and Kafka did not start", failure);
        }
    }

    @Override
    public void stop() {}
}
