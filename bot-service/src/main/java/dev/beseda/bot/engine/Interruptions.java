package dev.beseda.bot.engine;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.Frame;
import dev.beseda.bot.engine.turns.Conversation.News;
import dev.beseda.bot.engine.turns.Conversation.Waiting;
import dev.beseda.bot.engine.turns.TurnContext;
import java.util.Optional;
import java.util.stream.Stream;

/// One scenario in the midst of another: what is put aside, what is heard of it meanwhile, what comes back.
final class Interruptions {
    private Interruptions() {}

    /// The conversation as `next` finds it. What waited goes on afterwards if `next` returns, else it is given up. A
    /// scenario that runs already begins anew and loses what it had put on top of itself.
    static Conversation making(TurnContext context, Scenario next) {
        var now = context.now();
        for (int depth = 0; depth < now.below().size(); depth++) {
            if (context.isOf(now.below().get(depth), next.id())) {
                return now.cutTo(depth).moving();
            }
        }
        boolean again = now.waiting()
                .filter(waiting -> context.isOf(waiting.at(), next.id()))
                .isPresent();
        if (again) {
            return now.moving();
        }
        return next.returns() && !now.isFull()
                ? now.waiting()
                        .map(waiting ->
                                now.putting(new Frame.Interrupted(waiting)).moving())
                        .orElseGet(now::free)
                : now.free();
    }

    /// Whether that ticket belongs to a wait of the conversation, on top or put aside.
    static boolean awaits(Conversation now, long ticket) {
        return waiting(now, ticket).isPresent();
    }

    /// The wait with that ticket, on top or put aside.
    static Optional<Waiting> waiting(Conversation now, long ticket) {
        return onTop(now, ticket).or(() -> aside(now, ticket));
    }

    /// What the conversation waits for, if it has that ticket.
    static Optional<Waiting> onTop(Conversation now, long ticket) {
        return now.waiting().filter(waiting -> waiting.ticket() == ticket);
    }

    /// The wait with that ticket that was put aside.
    private static Optional<Waiting> aside(Conversation now, long ticket) {
        return aside(now).filter(waiting -> waiting.ticket() == ticket).findFirst();
    }

    /// All waits that were put aside.
    static Stream<Waiting> aside(Conversation now) {
        return now.below().stream()
                .filter(Frame.Interrupted.class::isInstance)
                .map(frame -> ((Frame.Interrupted) frame).waiting());
    }

    /// Keeps for later what is heard of a wait.
    static Conversation noted(Conversation now, long ticket, News news) {
        var lower =
                now.below().stream().map(frame -> noted(frame, ticket, news)).toList();
        return onTop(now, ticket)
                .map(waiting -> now.waitingAs(waiting.hearing(news)))
                .orElse(now)
                .lying(lower);
    }

    private static Frame noted(Frame frame, long ticket, News news) {
        return frame instanceof Frame.Interrupted(var waiting) && waiting.ticket() == ticket
                ? new Frame.Interrupted(waiting.hearing(news))
                : frame;
    }

    /// The conversation back at the wait with that ticket, everything above it given up.
    static Optional<Conversation> backAt(Conversation now, long ticket) {
        return onTop(now, ticket)
                .map(waiting -> now)
                .or(() -> aside(now, ticket)
                        .map(waiting -> now.cutTo(now.below().indexOf(new Frame.Interrupted(waiting)))
                                .waitingAs(waiting)));
    }
}
