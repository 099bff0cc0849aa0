package dev.beseda.kit.problems;

/// The caller has seen an older state of what it wants to change: a 412.
public class PreconditionFailed extends ProblemException {
    public PreconditionFailed() {
        super("It was changed since you have seen it: fetch it again, and send your change with its new ETag");
    }
}
