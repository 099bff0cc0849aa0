package dev.beseda.journeys.fuzz;

import java.util.List;

/// What a run has found.
///
/// @param findings a request of each kind that was not answered as it deserves, and how many there were of it
/// @param blocks   the services whose event loops were kept, and where
public record FuzzReport(
        String summary, List<String> findings, List<String> blocks, String foreignBefore, String foreignAfter) {}
