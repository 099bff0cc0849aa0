package dev.beseda.simulator.clients;

class PythonTelegramBotIT extends ClientContract {
    PythonTelegramBotIT() {
        super(Scripts.python("python_telegram_bot.py"));
    }
}
