package dev.beseda.testkit.architecture.sample.words;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// What somebody filled in.
public record Form(
        @Pattern(regexp = "[a-z]{2}(-[A-Z]{2})?") String language,
        @Size(max = 200) @Pattern(regexp = "(/[a-z]*)*") String path) {}
