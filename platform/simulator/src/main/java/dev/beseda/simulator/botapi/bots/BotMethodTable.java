package dev.beseda.simulator.botapi.bots;

import static dev.beseda.simulator.botapi.calls.Behaviour.atOnce;

import dev.beseda.simulator.botapi.calls.Methods;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.polling.Polls;
import dev.beseda.simulator.webhooks.Webhooks;
import dev.beseda.simulator.world.World;

/// The part of the table of methods that is about the bot itself and the way of its updates.
public final class BotMethodTable {
    private final World world;
    private final Carriage carriage;
    private final EventLog log;

    public BotMethodTable(World world, Carriage carriage, EventLog log) {
        this.world = world;
        this.carriage = carriage;
        this.log = log;
    }

    /// The two ways updates travel.
    public record Carriage(Webhooks webhooks, Polls polls) {}

    public void joinTo(Methods table) {
        table.add("answerCallbackQuery", atOnce(new CallbackMethods(world.clock())::answerCallbackQuery));
        updates(table);
        profile(table);
        self(table);
    }

    private void updates(Methods table) {
        var updates = new UpdateMethods(carriage.webhooks(), carriage.polls(), log);
        table.add("setWebhook", atOnce(updates::setWebhook));
        table.add("deleteWebhook", atOnce(updates::deleteWebhook));
        table.add("getWebhookInfo", atOnce(updates::getWebhookInfo));
        table.add("getUpdates", updates::getUpdates);
    }

    private static void profile(Methods table) {
        var profile = new ProfileMethods();
        table.add("getMe", atOnce(profile::getMe));
        table.add("setMyCommands", atOnce(profile::setMyCommands));
        table.add("getMyCommands", atOnce(profile::getMyCommands));
        table.add("deleteMyCommands", atOnce(profile::deleteMyCommands));
    }

    private void self(Methods table) {
        var self = new SelfMethods(world);
        table.add("setMyName", atOnce(SelfMethods.setText("name")));
        table.add("getMyName", atOnce(SelfMethods.getText("name")));
        table.add("setMyDescription", atOnce(SelfMethods.setText("description")));
        table.add("getMyDescription", atOnce(SelfMethods.getText("description")));
        table.add("setMyShortDescription", atOnce(SelfMethods.setText("short_description")));
        table.add("getMyShortDescription", atOnce(SelfMethods.getText("short_description")));
        table.add("setChatMenuButton", atOnce(self::setChatMenuButton));
        table.add("getChatMenuButton", atOnce(self::getChatMenuButton));
        table.add("setMyDefaultAdministratorRights", atOnce(self::setMyDefaultAdministratorRights));
        table.add("getMyDefaultAdministratorRights", atOnce(self::getMyDefaultAdministratorRights));
        table.add("getManagedBotToken", atOnce(self::getManagedBotToken));
        table.add("replaceManagedBotToken", atOnce(self::replaceManagedBotToken));
        table.add("getManagedBotAccessSettings", atOnce(self::getManagedBotAccessSettings));
        table.add("setManagedBotAccessSettings", atOnce(self::setManagedBotAccessSettings));
    }
}
