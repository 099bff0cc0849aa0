package dev.beseda.bot.engine.speech;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Template;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.Effect.Button;
import dev.beseda.bot.engine.turns.Effect.Keys;
import dev.beseda.bot.engine.turns.TurnContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a bot says and does in one turn, in the language of the person, all variables filled in.
public final class Speech {
    /// Ratings of more than five stars go in rows.
    private static final int RATINGS_PER_ROW = 5;
    private static final Pattern PUNCTUATION = Pattern.compile("[[:punct:]]");

    /// The most characters one turn fills in; a scenario that would say more stops here.
    private static final int MOST_CHARACTERS = 1_000_000;

    private final TurnContext context;
    private final List<Effect> effects = new ArrayList<>();
    private boolean keyToRemove;
    private long characters;

    public Speech(TurnContext context) {
        this.context = context;
    }

    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    /// Whether nothing has been said.
    public boolean isSilent() {
        return effects.stream().noneMatch(effect -> effect instanceof Effect.Say || effect instanceof Effect.Show);
    }

    /// Whether more was filled in than one turn may say.
    public boolean isFull() {
        return characters > MOST_CHARACTERS;
    }

    public void put(Effect effect) {
        effects.add(effect);
    }

    /// The next thing said takes away the key that stands in place of the keyboard.
    public void removeKey() {
        keyToRemove = true;
    }

    public void say(Text text, Conversation now) {
        say(Step.Wording.plain(text), now, new Keys.None());
    }

    /// Says the text, unless it is blank.
    public void say(Step.Wording wording, Conversation now, Keys keys) {
        var text = filled(wording, now);
        if (!text.isBlank()) {
            effects.add(new Effect.Say(text, wording.format(), orRemoval(keys)));
        }
    }

    public void show(Step.Message message, Conversation now, Keys keys) {
        var media = message.media().stream()
                .map(medium -> new Step.Medium(medium.kind(), address(medium.file(), now)))
                .toList();
        var caption = new Effect.Say(
                filled(message.wording(), now), message.wording().format(), media.size() > 1 ? keys : orRemoval(keys));
        effects.add(new Effect.Show(media, caption));
    }

    /// Asks a question that waits; its buttons carry the ticket of the wait.
    public void ask(Step.Question question, Conversation now) {
        say(question.wording(), now, keys(question.expected(), now));
    }

    /// Says what was wrong with an answer, with the buttons of the question.
    public void askAgain(Text complaint, Step.Question question, Conversation now) {
        say(Step.Wording.plain(complaint), now, keys(question.expected(), now));
    }

    public String filled(String text, Conversation now) {
        return counted(Template.fill(text, context.known(now), now.language()));
    }

    public String address(String url, Conversation now) {
        return counted(HttpRequestTemplates.address(url, context.known(now), now.language()));
    }

    private String counted(String filled) {
        characters += filled.length();
        return filled;
    }

    private String filled(Step.Wording wording, Conversation now) {
        var text = wording.text().in(now.language(), context.program().standbyLanguage());
        return switch (wording.format()) {
            case PLAIN -> filled(text, now);
            case MARKDOWN -> counted(Template.fill(text, context.known(now), now.language(), Speech::escaped));
        };
    }

    /// What a person wrote is never taken for Markdown.
    private static String escaped(String value) {
        return PUNCTUATION.matcher(value).replaceAll("\\\\$0");
    }

    private Keys orRemoval(Keys keys) {
        boolean removes = keyToRemove && keys instanceof Keys.None;
        keyToRemove = keyToRemove && !removes;
        return removes ? new Keys.Remove() : keys;
    }

    private Keys keys(ExpectedAnswer expected, Conversation now) {
        long ticket = now.waiting().map(Conversation.Waiting::ticket).orElse(0L);
        return switch (expected) {
            case ExpectedAnswer.Choice(var options) ->
                new Keys.Buttons(IntStream.range(0, options.size())
                        .mapToObj(place -> List.of(
                                tap(filled(context.in(options.get(place).label()), now), new TapData(ticket, place))))
                        .toList());
            case ExpectedAnswer.Rating(int from, int to) -> new Keys.Buttons(ratings(from, to, ticket));
            case ExpectedAnswer.Contact() -> new Keys.ShareContact(context.in(Phrases.SHARE_CONTACT));
            case ExpectedAnswer.Place() -> new Keys.SharePlace(context.in(Phrases.SHARE_PLACE));
            case ExpectedAnswer.AnyText _,
                    ExpectedAnswer.Number _,
                    ExpectedAnswer.Day _,
                    ExpectedAnswer.Phone _,
                    ExpectedAnswer.Email _,
                    ExpectedAnswer.File _ -> new Keys.None();
        };
    }

    private static List<List<Button>> ratings(int from, int to, long ticket) {
        var rows = new ArrayList<List<Button>>();
        for (int first = from; first <= to; first += RATINGS_PER_ROW) {
            int last = Math.min(to, first + RATINGS_PER_ROW - 1);
            rows.add(IntStream.rangeClosed(first, last)
                    .mapToObj(rating -> tap(String.valueOf(rating), new TapData(ticket, rating - from)))
                    .toList());
        }
        return rows;
    }

    private static Button tap(String label, TapData data) {
        return new Button.Tap(label, data.written());
    }
}
