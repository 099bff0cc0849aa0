package dev.beseda.bot.scenarios.checks;

import dev.beseda.bot.scenarios.rules.Finding;
import dev.beseda.kit.text.WireName;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a check found, as an owner reads it.
///
/// @param field where it is, such as `steps.ask.config.then`
/// @param severity an error keeps a draft from being published, a warning does not
public record FindingView(
        String field,
        @Schema(enumeration = {"error", "warning"}) String severity,
        String message) {
    public static FindingView of(Finding finding) {
        return new FindingView(finding.field(), WireName.of(finding.severity()), finding.message());
    }

    public static List<FindingView> of(List<Finding> findings) {
        return findings.stream().map(FindingView::of).toList();
    }
}
