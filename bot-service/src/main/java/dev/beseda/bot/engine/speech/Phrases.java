package dev.beseda.bot.engine.speech;

import dev.beseda.bot.engine.texts.Text;
import java.util.Map;

/// What the engine says in its own words.
public final class Phrases {
    public static final Text OLD_BUTTON = of("Эта кнопка больше не действует", "This button no longer works");
    public static final Text NO_SUCH_INVOICE = of(
            "Этот счёт уже не действует, деньги не списаны.", "This invoice is not valid; you have not been charged.");
    public static final Text TOP_UP_WITH_STARS = of("Пополнение звёздами", "Top-up with Telegram Stars");
    public static final Text PAYMENT_CAME =
            of("Спасибо, оплата получена: она на вашем балансе.", "Thank you, your payment is on your balance.");
    public static final Text PAYMENT_DECIDED = of(
            "{decision, select, confirmed {Перевод получен: +{amount}. На балансе {balance}.}"
                    + " declined {Перевод {reference} не подтверждён: {reason}} other {Перевод {reference} не пришёл вовремя.}}",
            "{decision, select, confirmed {Your transfer has come: +{amount}. Your balance is {balance}.}"
                    + " declined {Your transfer {reference} was not confirmed: {reason}}"
                    + " other {Your transfer {reference} did not come in time.}}");
    public static final Text CANCELLED = of("Хорошо, отменили.", "All right, cancelled.");
    public static final Text NOTHING_BEFORE = of("Раньше вопросов не было.", "There was no question before this one.");
    public static final Text PERSON_COMES = of(
            "Я позвал человека, он ответит вам здесь. Вернуться ко мне: /start",
            "I have called a person, who will answer you here. Back to me: /start");
    public static final Text FORGOTTEN = of("Хорошо, начнём разговор заново.", "All right, let us begin anew.");
    public static final Text NO_REPLY =
            of("Не получилось ответить. Попробуйте, пожалуйста, позже.", "I could not answer. Please try again later.");
    public static final Text NO_TOKENS = of(
            "На сегодня лимит ответов исчерпан. Приходите завтра.",
            "The replies of today are used up. Please come back tomorrow.");
    public static final Text STOPPED = of("Остановлено.", "Stopped.");
    public static final Text CUT_OFF = of("_(ответ оборвался)_", "_(the reply broke off)_");
    public static final Text STOPPED_HERE = of("_(остановлено)_", "_(stopped)_");
    static final Text SHARE_CONTACT = of("📱 Отправить мой номер", "📱 Share my phone number");
    static final Text SHARE_PLACE = of("📍 Отправить, где я", "📍 Share my location");

    private Phrases() {}

    private static Text of(String russian, String english) {
        return new Text(Map.of("ru", russian, "en", english));
    }
}
