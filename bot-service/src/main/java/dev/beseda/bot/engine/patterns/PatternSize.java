package dev.beseda.bot.engine.patterns;

import dev.beseda.kit.text.BoundedText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How large a regular expression becomes once its counted repeats are written out; never less than it really is.
/// It knows nothing of `\Q…\E` and `[:names:]`.
@BoundedText(max = 500, why = "LinearPattern takes no longer one")
final class PatternSize {
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?}");
    private static final long ENDLESS = 1_000_000_000L;

    private final String source;
    private final Matcher repeat;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long group;
    private long atom;

    private PatternSize(String source) {
        this.source = source;
        this.repeat = REPEAT.matcher(source);
    }

    static long of(String source) {
        var size = new PatternSize(source);
        int at = 0;
        while (at < source.length()) {
            at = size.afterNext(at);
        }
        while (!size.outer.isEmpty()) {
            size.closeGroup();
        }
        return size.group + size.atom;
    }

    /// The most optional copies that a counted repeat has: 7 in `a{3,10}`.
    static long optionalCopies(String source) {
        long most = 0;
        var repeat = REPEAT.matcher(source);
        while (repeat.find()) {
            var last = repeat.group(3);
            if (last != null && !last.isEmpty()) {
                most = Math.max(most, Long.parseLong(last) - Long.parseLong(repeat.group(1)));
            }
        }
        return most;
    }

    private int afterNext(int at) {
        switch (source.charAt(at)) {
            case '\\' -> {
                return afterAtom(at + 2);
            }
            case '[' -> {
                return afterAtom(classEnd(at + 1));
            }
            case '(' -> {
                var _ = afterAtom(at);
                outer.push(group);
                group = 0;
                atom = 0;
            }
            case ')' -> closeGroup();
            case '{' -> {
                return afterRepeat(at);
            }
            case '*', '+', '?', '|' -> atom = bounded(atom + 2);
            default -> {
                return afterAtom(at + 1);
            }
        }
        return at + 1;
    }

    private int afterAtom(int end) {
        group = bounded(group + atom);
        atom = 1;
        return end;
    }

    private void closeGroup() {
        // Two instructions keep the group, and an empty one holds an instruction that does nothing.
        atom = bounded(group + atom + 3);
        group = outer.isEmpty() ? 0 : outer.pop();
    }

    private int afterRepeat(int at) {
        if (!repeat.region(at, source.length()).lookingAt()) {
            return afterAtom(at + 1);
        }
        long least = Long.parseLong(repeat.group(1));
        var most = repeat.group(3);
        long copies = most == null || most.isEmpty() ? least + 1 : Math.max(least, Long.parseLong(most));
        // An optional copy takes one instruction more than what it repeats.
        atom = bounded((atom + 1) * Math.max(copies, 1));
        return repeat.end();
    }

    /// The end of a class such as `[^]a-z\\]]`, whose opening bracket lies before `at`.
    private int classEnd(int at) {
        int next = source.startsWith("^", at) ? at + 1 : at;
        boolean first = true;
        while (next < source.length() && (first || source.charAt(next) != ']')) {
            first = false;
            next += source.charAt(next) == '\\' ? 2 : 1;
        }
        return next + 1;
    }

    private static long bounded(long size) {
        return Math.min(size, ENDLESS);
    }
}
