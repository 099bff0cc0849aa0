package dev.beseda.testkit.faults;

import java.util.regex.Pattern;

/// Those requests in whose text a pattern is found, whatever the case of its letters.
record Requests(Pattern pattern) {
    static Requests like(String pattern) {
        return new Requests(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
    }

    boolean include(String request) {
        return pattern.matcher(request).find();
    }
}
