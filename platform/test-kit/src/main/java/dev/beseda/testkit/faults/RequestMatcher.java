package dev.beseda.testkit.faults;

import java.util.regex.Pattern;

/// Those requests in whose text a pattern is found, whatever the case of its letters.
record RequestMatcher(Pattern pattern) {
    static RequestMatcher like(String pattern) {
        return new RequestMatcher(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
    }

    boolean include(String request) {
        return pattern.matcher(request).find();
    }
}
