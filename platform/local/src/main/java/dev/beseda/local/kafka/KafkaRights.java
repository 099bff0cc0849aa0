package dev.beseda.local.kafka;

import dev.beseda.contracts.ServiceTopics;
import dev.beseda.contracts.Topics;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// What the users of Kafka may do, by what is declared in [ServiceTopics].
public final class KafkaRights {
    private static final String EVERY_USER = "*";

    private KafkaRights() {}

    public static List<AclBinding> all() {
        var common = Topics.all().stream()
                .map(Topics.Topic::name)
                .flatMap(topic -> Stream.of(
                        onTopic(EVERY_USER, topic, AclOperation.DESCRIBE),
                        onTopic(EVERY_USER, topic, AclOperation.CREATE)));
        var own = ServiceTopics.all().stream().map(KafkaRights::of).flatMap(Collection::stream);
        return Stream.concat(common, own).toList();
    }

    private static List<AclBinding> of(ServiceTopics topics) {
        var user = topics.service();
        var writes = topics.written().stream().map(topic -> onTopic(user, topic, AclOperation.WRITE));
        var reads = topics.reads().stream().map(topic -> onTopic(user, topic, AclOperation.READ));
        var groups = new ResourcePattern(ResourceType.GROUP, topics.groups(), PatternType.PREFIXED);
        return Stream.of(writes, reads, Stream.of(allowing(user, groups, AclOperation.READ)))
                .flatMap(rights -> rights)
                .toList();
    }

    private static AclBinding onTopic(String user, String topic, AclOperation operation) {
        return allowing(user, new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL), operation);
    }

    private static AclBinding allowing(String user, ResourcePattern what, AclOperation operation) {
        return new AclBinding(what, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }
}
