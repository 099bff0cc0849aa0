package dev.beseda.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.Refusal;

/// An answer of the control API.
record Reply(int status, Object json) {
    static Reply ok(Object json) {
        return new Reply(200, json);
    }

    static Reply made(Object json) {
        return new Reply(201, json);
    }

    static Reply done() {
        return new Reply(204, "");
    }

    static Reply refused(Refusal refusal) {
        int status = switch (refusal.reason()) {
            case WRONG -> 400;
            case ABSENT -> 404;
            case NOT_NOW -> 409;
        };
        return new Reply(status, problem(status, refusal.sentence()).put("field", refusal.field()));
    }

    static Reply problem(int status, String title, String detail) {
        return new Reply(status, problem(status, detail).put("title", title));
    }

    boolean isProblem() {
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
