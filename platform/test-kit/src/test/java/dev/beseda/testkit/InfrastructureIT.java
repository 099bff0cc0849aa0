package dev.beseda.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class InfrastructureIT {
    @Test
    void whoeverStartsFindsAnEmptyDatabaseOfItsOwn() throws Exception {
        var first = new InfrastructureResource().start();
        var second = new InfrastructureResource().start();

        try (var connection = open(first)) {
            connection.createStatement().execute("create table note (text text)");
        }

        try (var connection = open(second)) {
            var tables = connection
                    .createStatement()
                    .executeQuery("select count(*) from pg_tables where tablename = 'note'");
            assertThat(tables.next()).isTrue();
            assertThat(tables.getInt(1)).isZero();
        }
    }

    @Test
    void theBrokerHasTheTopicsOfThePlatform() throws Exception {
        var settings = new InfrastructureResource().start();

        try (var admin = Admin.create(Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            var registry = admin.describeTopics(
                            Topics.all().stream().map(Topics.Topic::name).toList())
                    .allTopicNames()
                    .get();

            assertThat(registry.get(Topics.TELEGRAM_UPDATES).partitions()).hasSize(4);
            assertThat(registry.get(Topics.BOTS_REGISTRY).partitions()).hasSize(1);
        }
    }

    private static Connection open(Map<String, String> settings) throws Exception {
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }
}
