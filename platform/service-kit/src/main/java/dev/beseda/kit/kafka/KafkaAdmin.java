package dev.beseda.kit.kafka;

import static java.util.stream.Collectors.toMap;

import dev.beseda.contracts.Topics.Topic;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/// Asks Kafka about its topics and makes them; one client for all questions of the service.
@ApplicationScoped
public class KafkaAdmin {
    private static final int PATIENCE_MILLIS = 2_000;

    private final Admin admin;

    KafkaAdmin(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.admin = Admin.create(settingsOfAdmin(kafka));
    }

    /// The names of all topics.
    public Uni<Set<String>> topics() {
        return answer(admin.listTopics(new ListTopicsOptions().timeoutMs(PATIENCE_MILLIS))
                .names());
    }

    /// Makes these topics; another replica may do the same at this moment.
    public Uni<Void> make(Collection<Topic> missing) {
        var topics = missing.stream().map(KafkaAdmin::toNewTopic).toList();
        return answer(admin.createTopics(topics, new CreateTopicsOptions().timeoutMs(PATIENCE_MILLIS))
                        .all())
                .onFailure(TopicExistsException.class)
                .recoverWithNull();
    }

    /// Fails when one of these topics is not there.
    public Uni<Map<String, TopicState>> look(Set<String> topics) {
        var described = admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(PATIENCE_MILLIS));
        return answer(described.allTopicNames())
                .chain(found -> ends(found.values()).map(ends -> states(found.values(), ends)));
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> ends(Collection<TopicDescription> topics) {
        var latest = topics.stream()
                .flatMap(topic -> partitions(topic).stream())
                .collect(toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return answer(admin.listOffsets(latest, new ListOffsetsOptions().timeoutMs(PATIENCE_MILLIS))
                .all());
    }

    private static Map<String, TopicState> states(
            Collection<TopicDescription> topics, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        var states = new HashMap<String, TopicState>();
        for (var topic : topics) {
            var end = partitions(topic).stream()
                    .flatMap(partition -> Optional.ofNullable(ends.get(partition)).stream())
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
            states.put(topic.name(), new TopicState(topic.topicId().toString(), end));
        }
        return states;
    }

    private static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    private static NewTopic toNewTopic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.settings());
    }

    private static <T> Uni<T> answer(KafkaFuture<T> asked) {
        return Uni.createFrom().completionStage(asked.toCompletionStage());
    }

    private static Map<String, Object> settingsOfAdmin(Map<String, Object> kafka) {
        return kafka.entrySet().stream()
                .filter(setting -> AdminClientConfig.configNames().contains(setting.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
