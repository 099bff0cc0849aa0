package dev.beseda.bot.scenarios.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The templates that come with the service: `templates/NAME.yaml` on its class path.
public final class TemplateFiles {
    /// A jar can't be asked for what lies in a folder of it, so a new template is named here, too.
    public static final List<String> NAMES = List.of("assistant", "coffee", "survey", "wallet");

    private TemplateFiles() {}

    public static boolean isTemplate(String name) {
        return NAMES.contains(name);
    }

    /// @param name of one that there is
    public static String text(String name) {
        try (var file = TemplateFiles.class.getResourceAsStream("/templates/" + name + ".yaml")) {
            if (file == null) {
                throw new IllegalArgumentException("There is no template " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("The template %s can't be read".formatted(name), failure);
        }
    }
}
