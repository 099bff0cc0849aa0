package dev.beseda.kit.messaging.outbox;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Utils;

/// Lets the producers of a test find no partition of some topics, as while their leader is away.
public final class SickTopics implements Partitioner {
    static final Set<String> SICK = ConcurrentHashMap.newKeySet();

    @Override
    public int partition(String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        if (SICK.contains(topic)) {
            throw new TimeoutException("The leader of " + topic + " is away");
        }
        return Utils.toPositive(Utils.murmur2(keyBytes)) % cluster.partitionCountForTopic(topic);
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
}
