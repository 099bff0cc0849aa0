package dev.beseda.kit.settings;

import io.quarkus.runtime.configuration.ConfigurationException;

/// The settings can't be worked with: stops the start, and the sentence is all that is printed.
public class WrongSetting extends ConfigurationException {
    public WrongSetting(String sentence) {
        super(sentence);
    }
}
