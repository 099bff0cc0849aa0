package dev.beseda.testkit.architecture.sample.words;

public @interface BoundedText {
    int max();
}
