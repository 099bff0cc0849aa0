package dev.beseda.contracts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceTopicsTest {
    @Test
    void onlyTopicsThatAreMadeAreReadAndWritten() {
        var made = Topics.all().stream().map(Topics.Topic::name).collect(toSet());

        assertThat(ServiceTopics.all())
                .allSatisfy(service ->
                        assertThat(made).containsAll(service.written()).containsAll(service.reads()));
    }

    @Test
    void whatAServiceCannotHandleItWritesToTheDeadLettersOfTheTopic() {
        assertThat(called("llm").written())
                .isEqualTo(Set.of(Topics.LLM_EVENTS, Topics.LLM_HINTS, Topics.dead(Topics.LLM_COMMANDS)));
    }

    @Test
    void whateverSomebodyReadsSomebodyWrites() {
        var written = ServiceTopics.all().stream().flatMap(service -> service.writes().stream());
        // Orders to send come from services that are being built.
        var known = Stream.concat(written, Stream.of(Topics.TELEGRAM_COMMANDS)).toList();

        assertThat(ServiceTopics.all()).allSatisfy(service -> assertThat(known).containsAll(service.reads()));
    }

    private static ServiceTopics called(String name) {
        return ServiceTopics.all().stream()
                .filter(service -> service.service().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
