package dev.beseda.testkit;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;

/// The port at which the service under test tells of its health and metrics.
public final class Management {
    private Management() {}

    public static Response get(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return RestAssured.get("http://127.0.0.1:" + port + path);
    }
}
