package dev.beseda.kit.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How long a text the regular expressions of a class may look at that are not RE2's: these go back and try again, and
/// some would never come to an end. The architecture test of each service asks for it.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface BoundedText {
    /// The most characters.
    int max();

    /// What keeps a longer text away, or why its length costs no more than in proportion.
    String why();
}
