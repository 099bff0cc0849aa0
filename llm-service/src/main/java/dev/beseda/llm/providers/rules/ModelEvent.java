package dev.beseda.llm.providers.rules;

/// What a model tells while it writes: any number of deltas, and exactly one terminal event, [Done] or [Failed].
public sealed interface ModelEvent {
    /// This one writes now. Told anew when another one of the chain takes over,
    /// which happens only before the first delta.
    record Began(Endpoint endpoint) implements ModelEvent {}

    /// More text.
    record Delta(String text) implements ModelEvent {}

    /// What was read and written, in the model's tokens. The last one told counts.
    ///
    /// @param estimated counted by us, as the provider did not say
    record Usage(long input, long output, boolean estimated) implements ModelEvent {}

    /// The end, as the model wanted it, or because it had written as much as it may.
    record Done(Finish finish) implements ModelEvent {}

    /// The end without all of the text: what was told before stays true.
    record Failed(Failure failure) implements ModelEvent {}

    /// Why a model stopped.
    enum Finish {
        STOP,
        LENGTH,
        /// The provider holds back what the model would have said.
        FILTERED
    }
}
