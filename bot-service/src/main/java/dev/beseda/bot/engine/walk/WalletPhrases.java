package dev.beseda.bot.engine.walk;

import dev.beseda.bot.engine.texts.Text;
import java.util.Map;

/// What steps say of the wallet when their author wrote nothing else.
final class WalletPhrases {
    static final Text BALANCE = of(
            "На балансе {balance}, из них бонусами {bonus}.", "Your balance is {balance}, {bonus} of it bonus money.");

    static final Text STATEMENT =
            of("{statement}\n\nНа балансе {balance}.", "{statement}\n\nYour balance is {balance}.");

    static final Text PROMO_CODE = of(
            "{percent, plural, =0 {Промокод принят: +{amount} бонусами. На балансе {balance}.}"
                    + " other {Промокод принят: к следующему пополнению добавится {percent} %.}}",
            "{percent, plural, =0 {The promo code gives you {amount} of bonus money. Your balance is {balance}.}"
                    + " other {The promo code adds {percent} % to your next top-up.}}");

    static final Text PAID =
            of("Оплачено: {amount}. На балансе {balance}.", "Paid: {amount}. Your balance is {balance}.");

    static final Text TOPPED_UP =
            of("Пополнено: +{amount}. На балансе {balance}.", "Topped up: +{amount}. Your balance is {balance}.");

    static final Text BANK_TRANSFER = of(
            "Переведите {amount}:\n{details}\n\nВ сообщении к переводу укажите {reference}, потом пришлите сюда чек.",
            "Please transfer {amount}:\n{details}\n\nWrite {reference} beside it, then send the receipt here.");

    static final Text RECEIPT = of(
            "Спасибо! Чек {reference} проверят, и я сразу напишу.",
            "Thank you! Somebody will look at receipt {reference}, and I will write at once.");

    static final Text REFUSED = of(
            "{refusal, select, insufficient_funds {Не хватает {missing}.} frozen {Кошелёк заморожен.}"
                    + " limit {Столько за один раз или за день потратить нельзя.} unknown_code {Такого промокода нет.}"
                    + " code_used_up {Этот промокод уже разобрали.} code_used {Этот промокод у вас уже был.}"
                    + " code_not_for_you {Этот промокод не для вас.}"
                    + " private_only {О деньгах – только в личном чате со мной.} timed_out {Оплата не пришла.} no_details {Переводом пока не заплатить.}"
                    + " too_many {Сначала закончите прежние переводы.} other {Не получилось, деньги не тронуты.}}",
            "{refusal, select, insufficient_funds {You have {missing} too little.} frozen {Your wallet is frozen.}"
                    + " limit {That is more than may be spent at once or in a day.}"
                    + " unknown_code {There is no such promo code.} code_used_up {This promo code is used up.}"
                    + " code_used {You have had this promo code.} code_not_for_you {This promo code is not for you.}"
                    + " private_only {Money is for a private chat with me.} timed_out {The payment did not come.} no_details {Bank transfers are not possible yet.}"
                    + " too_many {Please finish the transfers before this one first.} other {That did not work; no money was moved.}}");

    private WalletPhrases() {}

    private static Text of(String russian, String english) {
        return new Text(Map.of("ru", russian, "en", english));
    }
}
