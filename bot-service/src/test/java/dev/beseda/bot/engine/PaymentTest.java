package dev.beseda.bot.engine;

import static dev.beseda.bot.engine.Scripts.onStart;
import static dev.beseda.bot.engine.Scripts.program;
import static dev.beseda.bot.engine.Scripts.question;
import static dev.beseda.bot.engine.Scripts.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import org.junit.jupiter.api.Test;

class PaymentTest {
    @Test
    void whoeverPaysIsToldNoInTheirLanguageWhoeverTalksJustNow() {
        var russian = scene(program(onStart(question("q", "name"))), Conversation.begun("ru"));
        var withPerson = scene(program(), Conversation.begun("en").withPerson(true));

        var turn = Engine.decide(russian, new EngineEvent.WantsToPay("q1"));

        assertThat(turn.effects())
                .containsExactly(new Effect.RefusePayment("q1", "Оплата пока не работает, деньги не списаны."));
        assertThat(turn.after()).isEqualTo(russian.now());
        assertThat(Engine.decide(withPerson, new EngineEvent.WantsToPay("q2")).effects())
                .containsExactly(
                        new Effect.RefusePayment("q2", "Payments do not work yet; you have not been charged."));
    }
}
