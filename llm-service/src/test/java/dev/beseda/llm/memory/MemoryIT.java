package dev.beseda.llm.memory;

import static dev.beseda.llm.memory.rules.Talking.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.memory.rules.Part;
import dev.beseda.llm.memory.rules.Turn;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class MemoryIT {
    @Inject
    Notebook notebook;

    @Inject
    Memories memories;

    @Inject
    Transactions transactions;

    @Test
    void theWordsOfOneConversationAreNeverInThePromptOfAnother() {
        var first = notebook.talk();
        var talks = List.of(first, elsewhere(first, first.bot()), elsewhere(first, UUID.randomUUID()), notebook.talk());
        notebook.remember(IntStream.range(0, 20)
                .mapToObj(at -> remembered(talks.get(at % 4), "Слово" + at % 4 + " " + at, "Ответ" + at % 4))
                .toList());
        for (int own = 0; own < 4; own++) {
            Notebook.done(
                    memories.pin(talks.get(own).workspace(), talks.get(own).conversation(), "Факт" + own));
        }

        for (int own = 0; own < 4; own++) {
            var prompt = notebook.prompt(talks.get(own), "Что я говорил?");

            assertThat(prompt).contains("Слово" + own, "Ответ" + own, "Факт" + own);
            for (int other = 0; other < 4; other++) {
                if (other != own) {
                    assertThat(prompt).doesNotContain("Слово" + other, "Ответ" + other, "Факт" + other);
                }
            }
        }
    }

    @Test
    void turnsComeBackInTheOrderInWhichTheyWereSaid() {
        var talk = notebook.talk();
        notebook.remember(List.of(remembered(talk, "Раз", "Один"), remembered(talk, "Два", "Второй")));
        notebook.remember(talk, "Три", "", NOON);

        var composed = notebook.compose(talk, "Четыре");

        assertThat(composed.prompt().messages().subList(1, 6))
                .extracting(message -> message.text())
                .containsExactly("Раз", "Один", "Два", "Второй", "Три\n\nЧетыре");
    }

    @Test
    void whoBeginsAnewIsKnownNoMoreButForWhatTheOwnerPinned() {
        var talk = notebook.talk();
        var reply = notebook.remember(talk, "Меня зовут Ада", "Здравствуйте, Ада", NOON);
        Notebook.done(memories.pin(talk.workspace(), talk.conversation(), "Платит вовремя"));

        notebook.forget(talk, NOON.plusSeconds(1));

        assertThat(notebook.prompt(talk, "Кто я?")).doesNotContain("Ада").contains("Платит вовремя");
        assertThat(reply).isNotNull();
    }

    @Test
    void aReplyThatEndsAfterTheNewBeginningIsNotKeptAndOneAskedAfterItIs() {
        var talk = notebook.talk();
        notebook.forget(talk, NOON);

        notebook.remember(talk, "Раньше", "Было", NOON.minusMillis(1));
        notebook.remember(talk, "Позже", "Стало", NOON.plusMillis(1));

        assertThat(notebook.prompt(talk, "Ну?")).contains("Позже").doesNotContain("Раньше");
    }

    @Test
    void thePartsOfAPromptAreToldWithTheirTokens() {
        var talk = notebook.talk();
        notebook.remember(talk, "Меня зовут Ада", "Здравствуйте, Ада", NOON);

        var composed = notebook.compose(talk, "Кто я?");

        assertThat(composed.parts()).extracting(Part::name).containsExactly("system", "history", "question");
        assertThat(composed.parts())
                .allSatisfy(part -> assertThat(part.tokens()).isPositive());
    }

    @Test
    void aBotThatIsDeletedIsForgottenWithAllItsTalks() {
        var talk = notebook.talk();
        notebook.remember(talk, "Меня зовут Ада", "Здравствуйте, Ада", NOON);

        Notebook.done(transactions.run("delete from bot where id = $1", Tuple.of(talk.bot())));
        notebook.remember(talk, "Вы тут?", "Да", NOON.plusSeconds(1));

        assertThat(notebook.prompt(talk, "Кто я?")).doesNotContain("Ада", "Вы тут?");
    }

    @Test
    void aTextWithTheCharacterNulIsKeptWithoutIt() {
        var talk = notebook.talk();

        notebook.remember(talk, "Раз\0два", "Три\0", NOON);

        assertThat(notebook.prompt(talk, "Ну?")).contains("Раздва", "Три");
    }

    private static Remembered remembered(Talk talk, String asked, String answered) {
        return new Remembered(UUID.randomUUID(), talk, new Turn(asked, answered, NOON), Optional.empty());
    }

    /// Another talk of the same person.
    private Talk elsewhere(Talk talk, UUID bot) {
        return notebook.withBot(new Talk(talk.workspace(), bot, UUID.randomUUID(), talk.chat(), talk.person()));
    }
}
