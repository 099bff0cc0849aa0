package dev.beseda.journeys.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.fuzz.Attack.Aim;
import dev.beseda.journeys.fuzz.FuzzTarget.Content;
import dev.beseda.journeys.wire.Header;
import dev.beseda.journeys.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes the requests of a run: right but for one place, mostly.
///
/// @param own the workspace of the attackers
/// @param foreign the one they must see nothing of
record Attacks(long seed, List<FuzzTarget> fuzzTargets, Tenant own, Tenant foreign) {
    private static final List<String> METHODS =
            List.of("HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "GET", "POST", "PUT", "PATCH", "QUERY", "\u00cb");

    private static final Map<String, String> QUERY = Map.of(
            "limit", "5",
            "from", "2026-01-01T00:00:00Z",
            "to", "2999-01-01T00:00:00Z",
            "day", "2026-01-31",
            "group", "day",
            "template", "survey");

    /// The place that is odd; of a body there is most to get wrong.
    private enum Place {
        BODY,
        HEADERS,
        QUERY,
        PATH,
        METHOD,
        NONE;

        static Place of(FuzzTarget fuzzTarget, Dice dice) {
            int chance = dice.below(100);
            if (chance < 55 && !fuzzTarget.contents().isEmpty()) {
                return BODY;
            }
            if (chance < 70 && !fuzzTarget.query().isEmpty()) {
                return QUERY;
            }
            return dice.oneOf(List.of(HEADERS, HEADERS, HEADERS, PATH, PATH, METHOD, NONE, NONE));
        }
    }

    Attack make(int number) {
        var dice = new Dice(seed, number);
        var fuzzTarget = fuzzTargets.get(number % fuzzTargets.size());
        var attacker = Attacker.one(dice);
        var place = Place.of(fuzzTarget, dice);
        var aim = new Aim(
                fuzzTarget, attacker, dice.chance(15) && fuzzTarget.operation().isAboutOneThing());
        var target = path(aim, place, dice) + query(fuzzTarget, place, dice);
        var headers = new ArrayList<Header>();
        own.key(attacker).ifPresent(key -> headers.add(new Header("Authorization", "Bearer " + key)));
        boolean namesForeign = place != Place.BODY && dice.chance(20) && hasIds(fuzzTarget);
        var content = content(fuzzTarget, dice, namesForeign ? foreign : own);
        content.ifPresent(given -> headers.add(new Header("Content-Type", given.type())));
        if (place == Place.HEADERS) {
            headers.addAll(OddHeaders.some(dice));
        }
        var method = place == Place.METHOD ? dice.oneOf(METHODS) : fuzzTarget.method();
        var body = content.map(given -> body(given.example(), place, dice)).orElse(new byte[0]);
        return new Attack(number, aim, namesForeign, new WireRequest(method, target, headers, body));
    }

    private static boolean hasIds(FuzzTarget fuzzTarget) {
        return fuzzTarget.contents().stream()
                .anyMatch(content -> content.example().toString().contains(Tenant.NOBODYS_ID));
    }

    private String path(Aim aim, Place place, Dice dice) {
        var fuzzTarget = aim.fuzzTarget();
        if (place == Place.PATH && dice.chance(40)) {
            return OddPaths.bent(fuzzTarget.operation().at(Tenant.NOBODYS_ID), dice);
        }
        if (place == Place.PATH) {
            return fuzzTarget.path().replaceAll("\\{[^}]+}", "@").replace("@", OddPaths.part(dice));
        }
        // What the attackers own is deleted once, and then there would be nothing left to attack.
        boolean spare = fuzzTarget.method().equals("DELETE") && aim.attacker().may(fuzzTarget) && !aim.isForeign();
        var tenant = aim.isForeign() ? foreign : own;
        return fuzzTarget.operation().at(spare ? Tenant.NOBODYS_ID : tenant.id(fuzzTarget.things()));
    }

    private String query(FuzzTarget fuzzTarget, Place place, Dice dice) {
        if (fuzzTarget.query().isEmpty() || place == Place.PATH) {
            return "";
        }
        var odd = place == Place.QUERY ? dice.oneOf(fuzzTarget.query()) : "";
        return fuzzTarget.query().stream()
                .filter(name -> name.equals(odd) || dice.chance(25))
                .map(name -> name + "=" + (name.equals(odd) ? OddPaths.value(dice) : right(name)))
                .collect(Collectors.joining("&", "?", ""));
    }

    private String right(String parameter) {
        return parameter.startsWith("bot") ? own.id("bots") : QUERY.getOrDefault(parameter, "a");
    }

    /// @param owner whose ids stand in it
    private Optional<Content> content(FuzzTarget fuzzTarget, Dice dice, Tenant owner) {
        if (fuzzTarget.contents().isEmpty()) {
            return Optional.empty();
        }
        var described = dice.oneOf(fuzzTarget.contents());
        var more = owner.examples().getOrDefault(fuzzTarget.path(), List.of());
        var example = more.isEmpty() || dice.chance(20) ? owner.naming(described.example()) : dice.oneOf(more);
        return Optional.of(new Content(described.type(), example));
    }

    private static byte[] body(JsonNode example, Place place, Dice dice) {
        if (place != Place.BODY) {
            return text(example).getBytes(StandardCharsets.UTF_8);
        }
        return example.isTextual() ? Bodies.of(example.asText(), dice) : Bodies.of(example, dice);
    }

    private static String text(JsonNode example) {
        return example.isTextual() ? example.asText() : example.toString();
    }
}
