package dev.beseda.local.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/// Tells a Kafka that runs who may come in and what they may do; what was told before and holds no more is forgotten.
public final class KafkaGuard {
    private static final int PATIENCE_SECONDS = 30;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final ScramCredentialInfo SCRAM = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096);

    private KafkaGuard() {}

    /// By the one password that the broker knows from its configuration, whoever else is known already. Returns when
    /// the broker acts on all of it: its controller hears of it a moment earlier.
    public static void post(String servers, KafkaPasswords passwords) {
        try (var admin = Admin.create(settings(passwords.byConfiguration(servers)))) {
            var wanted = Set.copyOf(KafkaRights.all());
            tell(admin, passwords, wanted);
            var deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
            while (!(rights(admin).equals(wanted) && letsIn(passwords.asBroker(servers)))) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("Kafka at " + servers + " does not let in whom it should");
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("Cannot tell Kafka at " + servers + " who may come in", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while telling Kafka who may come in", interrupted);
        }
    }

    private static void tell(Admin admin, KafkaPasswords passwords, Set<AclBinding> wanted)
            throws InterruptedException, ExecutionException, TimeoutException {
        var known = admin.alterUserScramCredentials(credentials(passwords)).all();
        var present = rights(admin);
        var given = admin.createAcls(without(wanted, present)).all();
        var outdated = without(present, wanted).stream().map(AclBinding::toFilter);
        var taken = admin.deleteAcls(outdated.toList()).all();
        var unused = answer(KafkaFuture.allOf(known, given, taken));
    }

    private static Set<AclBinding> rights(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        return Set.copyOf(answer(admin.describeAcls(AclBindingFilter.ANY).values()));
    }

    private static boolean letsIn(KafkaAddress user) throws InterruptedException, ExecutionException, TimeoutException {
        try (var admin = Admin.create(settings(user))) {
            return !answer(admin.describeCluster().nodes()).isEmpty();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SaslAuthenticationException) {
                return false;
            }
            throw failure;
        }
    }

    private static List<UserScramCredentialAlteration> credentials(KafkaPasswords passwords) {
        return passwords.byUser().entrySet().stream()
                .<UserScramCredentialAlteration>map(
                        entry -> new UserScramCredentialUpsertion(entry.getKey(), SCRAM, entry.getValue()))
                .toList();
    }

    private static List<AclBinding> without(Set<AclBinding> these, Set<AclBinding> others) {
        return these.stream().filter(right -> !others.contains(right)).toList();
    }

    private static <T> T answer(KafkaFuture<T> asked)
            throws InterruptedException, ExecutionException, TimeoutException {
        return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Map<String, Object> settings(KafkaAddress kafka) {
        return kafka.settingsWith(Map.of(
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_SECONDS * 1000));
    }
}
