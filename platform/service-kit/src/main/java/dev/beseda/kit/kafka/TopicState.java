package dev.beseda.kit.kafka;

/// What a topic is at this moment.
///
/// @param id Kafka's own name of it: a topic that was lost and made anew has another one
/// @param end how many messages were ever written to it, over all partitions
public record TopicState(String id, long end) {}
