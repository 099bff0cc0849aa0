package dev.beseda.simulator;

import dev.beseda.simulator.botapi.BotApiRoute;
import dev.beseda.simulator.control.ControlRoute;
import dev.beseda.simulator.files.FileRoute;
import dev.beseda.simulator.http.WebGuard;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.LlmRoute;
import dev.beseda.simulator.page.Page;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/// Sends each request to its route.
record RequestRouter(
        WebGuard guard, BotApiRoute botApi, ControlRoute control, Page page, FileRoute files, LlmRoute llm) {
    private static final Buffer UP = Buffer.buffer("{\"status\":\"UP\"}");

    void handle(HttpServerRequest request) {
        request.response()
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("cross-origin-resource-policy", "same-origin");
        guard.refusal(request).ifPresentOrElse(why -> refuse(request, 403, why), () -> open(request));
    }

    private void open(HttpServerRequest request) {
        var path = request.path();
        if (path == null) {
            notFound(request);
        } else if (path.startsWith("/bot")) {
            botApi.handle(request, path);
        } else if (path.startsWith(LlmRoute.HOSTED) || path.startsWith(LlmRoute.LOCAL)) {
            llm.handle(request, path);
        } else if (path.startsWith(FileRoute.FOR_BOTS)) {
            files.handleBot(request, path);
        } else if (path.startsWith(FileRoute.FOR_PEOPLE) && HttpMethod.GET.equals(request.method())) {
            files.handlePerson(request, path);
        } else if (path.startsWith(ControlRoute.PREFIX)) {
            control.handle(request);
        } else if (path.equals("/simulator/health")) {
            request.response().putHeader("content-type", "application/json").end(UP);
        } else if (path.startsWith(Page.PREFIX)) {
            page.handle(request, path);
        } else if (path.equals("/") || path.equals("/simulator")) {
            request.response()
                    .setStatusCode(302)
                    .putHeader("location", Page.PREFIX)
                    .end();
        } else {
            notFound(request);
        }
    }

    private static void notFound(HttpServerRequest request) {
        refuse(request, 404, "Not Found");
    }

    private static void refuse(HttpServerRequest request, int status, String why) {
        var body = Json.object().put("ok", false).put("error_code", status).put("description", why);
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Json.buffer(body));
    }
}
