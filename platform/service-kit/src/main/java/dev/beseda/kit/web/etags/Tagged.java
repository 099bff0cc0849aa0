package dev.beseda.kit.web.etags;

/// A thing that its owners change over HTTP: answers that show one carry its `ETag`, and whoever changes it may
/// send that in `If-Match` ([IfMatch]).
public interface Tagged {}
