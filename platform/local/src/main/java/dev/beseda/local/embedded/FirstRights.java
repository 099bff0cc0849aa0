package dev.beseda.local.embedded;

import dev.beseda.local.kafka.KafkaRights;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.metadata.authorizer.StandardAclWithId;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.server.common.ApiMessageAndVersion;

/// The rights a new log folder begins with: clients that wait for a broker come the moment it opens, and one that is
/// refused once may give up.
final class FirstRights {
    private FirstRights() {}

    /// Adds them to what a formatted folder tells the controller at its first start.
    static void write(Path folder) throws Exception {
        var directory = new BootstrapDirectory(folder.toString());
        var formatted = directory.read();
        var records =
                Stream.concat(formatted.records().stream(), records().stream()).toList();
        directory.writeBinaryFile(BootstrapMetadata.fromRecords(records, formatted.source()));
    }

    private static List<ApiMessageAndVersion> records() {
        return KafkaRights.all().stream().map(FirstRights::record).toList();
    }

    private static ApiMessageAndVersion record(AclBinding right) {
        var acl = new StandardAclWithId(Uuid.randomUuid(), StandardAcl.fromAclBinding(right));
        return new ApiMessageAndVersion(acl.toRecord(), (short) 0);
    }
}
