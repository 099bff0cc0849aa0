package dev.beseda.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that has been there for long gets the newer tables of the kit.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class KitMigrationIT {
    private static final Path KIT = Path.of("src/main/resources/db/kit");
    private static final String FIRST = "V000__create_inbox_and_outbox.sql";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @ConfigProperty(name = "quarkus.flyway.out-of-order")
    boolean outOfOrder;

    @TempDir
    Path folder;

    @Test
    void anInstallationWithManyMigrationsOfItsOwnTakesALaterOneOfTheKit() throws IOException {
        Files.copy(KIT.resolve(FIRST), folder.resolve(FIRST));
        Files.writeString(folder.resolve("V009__own.sql"), "create table own (id int);");
        flyway("filesystem:" + folder).load().migrate();

        Files.delete(folder.resolve(FIRST));
        var newer = flyway("filesystem:" + folder, "filesystem:" + KIT.toAbsolutePath())
                .load();
        newer.migrate();

        assertThat(Arrays.stream(newer.info().applied()).map(one -> String.valueOf(one.getVersion())))
                .contains("000.1", "009");
        assertThat(newer.info().pending()).isEmpty();
    }

    private FluentConfiguration flyway(String... locations) {
        return Flyway.configure()
                .dataSource(url, user, password)
                .schemas("older")
                .locations(locations)
                .outOfOrder(outOfOrder);
    }
}
