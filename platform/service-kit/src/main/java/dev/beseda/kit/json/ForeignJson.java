package dev.beseda.kit.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a class that reads JSON which nobody has stored: it came over HTTP, by a topic or from a file. All others read
/// by [StoredJson]; the rules of the architecture hold them to it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ForeignJson {
    /// Where it comes from.
    String value();
}
