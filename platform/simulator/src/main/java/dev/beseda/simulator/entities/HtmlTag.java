package dev.beseda.simulator.entities;

import java.math.BigInteger;
import java.util.Set;

/// A start tag: its name, the one attribute that matters for it, and where it ends. `date` is for `tg-time` only.
record HtmlTag(String name, String argument, int date, int end) {
    private static final Set<String> KNOWN = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "tg-spoiler",
            "tg-emoji",
            "tg-time",
            "span",
            "pre",
            "code",
            "blockquote");

    static HtmlTag read(Source source, int begin) {
        return new Reader(source, begin).read();
    }

    /// Goes through a tag from its name to its end.
    private static final class Reader {
        private final Source source;
        private final int begin;
        private int position;
        private String name = "";
        private String argument = "";
        private int date;

        Reader(Source source, int begin) {
            this.source = source;
            this.begin = begin;
            this.position = begin + 1;
        }

        HtmlTag read() {
            while (!source.isSpace(position) && source.at(position) != '>') {
                position++;
            }
            if (position >= source.length()) {
                throw at("Unclosed start tag at byte offset %d");
            }
            name = Source.small(source.slice(begin + 1, position));
            if (!KNOWN.contains(name)) {
                throw named("Unsupported start tag \"%s\" at byte offset %d");
            }
            while (source.at(position) != '>') {
                position = source.afterSpaces(position);
                if (source.at(position) != '>') {
                    attribute();
                }
            }
            if (name.equals("span") && !argument.equals("spoiler")) {
                throw at("Tag \"span\" must have class \"tg-spoiler\" at byte offset %d");
            }
            return new HtmlTag(name, argument, date, position + 1);
        }

        private void attribute() {
            int start = position;
            while (!source.isSpace(position) && "=>/\"'".indexOf(source.at(position)) < 0) {
                position++;
            }
            var attribute = source.slice(start, position);
            if (attribute.isEmpty()) {
                throw named("Empty attribute name in the tag \"%s\" at byte offset %d");
            }
            position = source.afterSpaces(position);
            if (source.at(position) != '=') {
                checkUnended();
                keep(attribute, "", false);
                return;
            }
            position = source.afterSpaces(position + 1);
            checkUnended();
            char quote = source.at(position);
            var value = quote == '"' || quote == '\'' ? quoted(quote) : token();
            if (position >= source.length()) {
                throw at("Unclosed start tag at byte offset %d");
            }
            keep(attribute, value, true);
        }

        private void checkUnended() {
            if (position >= source.length()) {
                throw named("Unclosed start tag \"%s\" at byte offset %d");
            }
        }

        private String token() {
            int start = position;
            while (isTokenLetter(source.at(position))) {
                position++;
            }
            if (!source.isSpace(position) && source.at(position) != '>') {
                throw source.fault("Unexpected end of name token at byte offset %d", source.byteOffset(start));
            }
            return Source.small(source.slice(start, position));
        }

        private String quoted(char quote) {
            var value = new StringBuilder();
            position++;
            while (source.at(position) != quote && position < source.length()) {
                var reference = source.at(position) == '&' ? HtmlReference.at(source, position) : HtmlReference.NONE;
                if (reference.isPresent()) {
                    value.append(reference.text());
                    position = reference.end();
                } else {
                    value.append(source.at(position++));
                }
            }
            position += source.at(position) == quote ? 1 : 0;
            return value.toString();
        }

        private void keep(String attribute, String value, boolean hasValue) {
            switch (name + " " + attribute) {
                case "blockquote expandable" -> argument = "1";
                case "a href", "tg-emoji emoji-id", "tg-time format" -> argument = hasValue ? value : argument;
                case "code class" -> argument = value.startsWith("language-") ? value.substring(9) : argument;
                case "span class" -> argument = value.startsWith("tg-") ? value.substring(3) : argument;
                case "tg-time unix" -> date = hasValue ? leadingNumber(value) : date;
                default -> {}
            }
        }

        /// As much of a number as there is.
        private static int leadingNumber(String written) {
            var digits = written.replaceFirst("(?s)^(-?[0-9]*).*", "$1");
            var number = new BigInteger(digits.isEmpty() || digits.equals("-") ? "0" : digits);
            return number.intValue();
        }

        private static boolean isTokenLetter(char letter) {
            return letter < 128 && Character.isLetterOrDigit(letter) || letter == '.' || letter == '-';
        }

        private EntityFault at(String sentence) {
            return source.fault(sentence, source.byteOffset(begin));
        }

        private EntityFault named(String sentence) {
            return source.fault(sentence, name, source.byteOffset(begin));
        }
    }
}
