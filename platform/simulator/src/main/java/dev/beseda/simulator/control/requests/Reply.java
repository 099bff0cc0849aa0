package dev.beseda.simulator.control.requests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.refusals.Refusal;

/// An answer of the control API.
public record Reply(int status, Object json) {
    public static Reply ok(Object json) {
        return new Reply(200, json);
    }

    public static Reply made(Object json) {
        return new Reply(201, json);
    }

    public static Reply done() {
        return new Reply(204, "");
    }

    public static Reply refused(Refusal refusal) {
        int status = switch (refusal.reason()) {
            case WRONG -> 400;
            case ABSENT -> 404;
            case NOT_NOW -> 409;
        };
        return new Reply(status, problem(status, refusal.sentence()).put("field", refusal.field()));
    }

    public static Reply problem(int status, String title, String detail) {
        return new Reply(status, problem(status, detail).put("title", title));
    }

    public boolean isProblem() {
        return status >= 400;
    }

    private static ObjectNode problem(int status, String detail) {
        var title = switch (status) {
            case 404 -> "Not found";
            case 409 -> "Not possible now";
            default -> "Wrong request";
        };
        return Json.object().put("title", title).put("status", status).put("detail", detail);
    }
}
