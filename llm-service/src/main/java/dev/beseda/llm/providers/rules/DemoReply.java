package dev.beseda.llm.providers.rules;

import com.google.re2j.Pattern;
import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the built-in provider says: a few things by rule, in Russian or English, and always that it is a demo.
public final class DemoReply {
    private static final Pattern CYRILLIC = Pattern.compile("\\p{Cyrillic}");
    private static final Pattern GREETING = Pattern.compile(
            "^(?:привет|здравствуй|добр(?:ый|ое|ого)|салют|hello|hi\\b|hey\\b|good (?:morning|day|evening))");
    private static final Pattern THANKS = Pattern.compile("^(?:спасибо|благодарю|thank)");
    private static final Pattern WHO =
            Pattern.compile("кто ты|кто вы|что ты умеешь|что вы умеете|who are you|what can you do");
    private static final Pattern KNOWLEDGE = Pattern.compile("(?s)<knowledge>(.*?)(?:</knowledge>|\\z)");
    private static final Pattern PASSAGE = Pattern.compile("(?m)^\\[(\\d+)] ([^:\\n]*): ");
    private static final Pattern SENTENCE = Pattern.compile("(?s)^(.*?[.!?…])(?:\\s|$)");
    private static final Pattern WORD = Pattern.compile("\\S*\\s+|\\S+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String RULES_OF_THE_PLATFORM = "Rules:";
    private static final int LONGEST_QUOTE = 300;
    private static final int LONGEST_QUESTION = 200;
    private static final int WORDS_OF_A_DELTA = 4;

    private DemoReply() {}

    /// What it says, per language.
    private record Phrases(String hello, String thanks, String iAm, String found, String asked, String demo) {}

    private static final Phrases RUSSIAN = new Phrases(
            "Здравствуйте! Спросите меня о чём угодно.",
            "Пожалуйста! Рад помочь.",
            "Мне сказано: «%s»",
            "Вот что об этом известно: «%s» [%s] (%s)",
            "Вы написали: «%s»",
            "_Это демо-ответ без языковой модели: подключите провайдера, и бот ответит по-настоящему._");

    private static final Phrases ENGLISH = new Phrases(
            "Hello! Ask me anything.",
            "You are welcome!",
            "I was told: “%s”",
            "This is known about it: “%s” [%s] (%s)",
            "You wrote: “%s”",
            "_This is a demo answer without a language model: connect a provider, and the bot will really answer._");

    private record Passage(String number, String source, String text) {}

    public static String to(Prompt prompt) {
        var asked = last(prompt);
        var phrases = CYRILLIC.matcher(asked).find() ? RUSSIAN : ENGLISH;
        var lower = asked.toLowerCase(Locale.ROOT).strip();
        var said = new ArrayList<String>();
        if (GREETING.matcher(lower).find()) {
            said.add(phrases.hello);
        } else if (THANKS.matcher(lower).find()) {
            said.add(phrases.thanks);
        } else {
            said.add(best(prompt, asked)
                    .map(found -> phrases.found.formatted(cut(found.text, LONGEST_QUOTE), found.number, found.source))
                    .orElseGet(() -> phrases.asked.formatted(cut(asked, LONGEST_QUESTION))));
        }
        if (GREETING.matcher(lower).find() || WHO.matcher(lower).find()) {
            character(prompt).map(phrases.iAm::formatted).ifPresent(said::add);
        }
        said.add(phrases.demo);
        return String.join("\n\n", said);
    }

    /// The reply in pieces of a few words, as a model would write it.
    public static List<String> deltas(String reply) {
        var deltas = new ArrayList<String>();
        var word = WORD.matcher(reply);
        var words = new ArrayList<String>();
        while (word.find()) {
            words.add(word.group());
        }
        for (int at = 0; at < words.size(); at += WORDS_OF_A_DELTA) {
            deltas.add(words.stream().skip(at).limit(WORDS_OF_A_DELTA).collect(Collectors.joining()));
        }
        return deltas;
    }

    private static String last(Prompt prompt) {
        return prompt.messages().reversed().stream()
                .filter(message -> message.role() == Role.USER)
                .findFirst()
                .map(Message::text)
                .orElse("");
    }

    private static String system(Prompt prompt) {
        return prompt.messages().stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .map(Message::text)
                .collect(Collectors.joining("\n"));
    }

    /// The first sentence of the system prompt mostly says who the bot is.
    private static Optional<String> character(Prompt prompt) {
        var text = system(prompt).strip();
        var found = SENTENCE.matcher(text);
        return Optional.of(found.find() ? found.group(1) : text)
                .filter(sentence -> !sentence.startsWith(RULES_OF_THE_PLATFORM))
                .map(sentence -> cut(sentence, LONGEST_QUESTION))
                .filter(Predicate.not(String::isBlank));
    }

    /// Each goes on to the head of the next.
    private static List<Passage> passages(String knowledge) {
        var passages = new ArrayList<Passage>();
        var head = PASSAGE.matcher(knowledge);
        boolean found = head.find();
        while (found) {
            var number = head.group(1);
            var source = head.group(2);
            int start = head.end();
            found = head.find();
            int end = found ? head.start() : knowledge.length();
            passages.add(
                    new Passage(number, source, knowledge.substring(start, end).strip()));
        }
        return passages;
    }

    /// The passage most like the question, of those that the prompt holds.
    private static Optional<Passage> best(Prompt prompt, String asked) {
        var knowledge = KNOWLEDGE.matcher(system(prompt));
        if (!knowledge.find()) {
            return Optional.empty();
        }
        var question = Letters.of(List.of(asked)).vectors().getFirst();
        return passages(knowledge.group(1).strip()).stream()
                .max(Comparator.comparingDouble(passage -> likeness(question, passage)));
    }

    private static double likeness(float[] question, Passage passage) {
        return Vectors.likeness(
                question, Letters.of(List.of(passage.text)).vectors().getFirst());
    }

    private static String cut(String text, int most) {
        var line = BLANKS.matcher(text.strip()).replaceAll(" ");
        return line.length() > most ? line.substring(0, most) + "…" : line;
    }
}
