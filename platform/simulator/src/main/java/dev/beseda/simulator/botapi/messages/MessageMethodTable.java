package dev.beseda.simulator.botapi.messages;

import static dev.beseda.simulator.botapi.calls.Behaviour.atOnce;

import dev.beseda.simulator.botapi.calls.Methods;
import dev.beseda.simulator.botapi.media.FileMethods;
import dev.beseda.simulator.botapi.media.IncomingFiles;
import dev.beseda.simulator.botapi.media.MediaContents;
import dev.beseda.simulator.botapi.media.MediaMethods;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.botapi.sending.SentListener;
import dev.beseda.simulator.files.FileKind;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.files.WebFiles;
import dev.beseda.simulator.world.World;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The part of the table of methods that is about messages.
public final class MessageMethodTable {
    private static final Map<FileKind, String> SEND = Map.of(
            FileKind.PHOTO, "sendPhoto",
            FileKind.VIDEO, "sendVideo",
            FileKind.ANIMATION, "sendAnimation",
            FileKind.AUDIO, "sendAudio",
            FileKind.VOICE, "sendVoice",
            FileKind.VIDEO_NOTE, "sendVideoNote",
            FileKind.DOCUMENT, "sendDocument",
            FileKind.STICKER, "sendSticker",
            FileKind.LIVE_PHOTO, "sendLivePhoto");

    private final Sending sending;
    private final RandomGenerator random;

    public MessageMethodTable(World world, SentListener listener, RandomGenerator random) {
        this.sending = new Sending(world, listener);
        this.random = random;
    }

    public Sending sending() {
        return sending;
    }

    public void joinTo(Methods table, FileStore files, WebFiles web) {
        var contents = new MediaContents(files, new IncomingFiles(files, web));
        writing(table);
        media(table, contents);
        editing(table, contents);
        copying(table);
        table.add("getFile", atOnce(new FileMethods(files)::getFile));
    }

    private void writing(Methods table) {
        var messages = new MessageMethods(sending);
        table.add("sendMessage", atOnce(messages::sendMessage));
        table.add("sendRichMessage", atOnce(messages::sendRichMessage));
        table.add("deleteMessage", atOnce(messages::deleteMessage));
        table.add("deleteMessages", atOnce(messages::deleteMessages));
        table.add("sendChatAction", atOnce(messages::sendChatAction));
        var drafts = new DraftMethods(sending);
        table.add("sendMessageDraft", atOnce(drafts::sendMessageDraft));
        table.add("sendRichMessageDraft", atOnce(drafts::sendRichMessageDraft));
        var places = new PlaceMethods(sending, random);
        table.add("sendLocation", atOnce(places::sendLocation));
        table.add("sendVenue", atOnce(places::sendVenue));
        table.add("sendContact", atOnce(places::sendContact));
        table.add("sendDice", atOnce(places::sendDice));
    }

    private void media(Methods table, MediaContents contents) {
        var media = new MediaMethods(sending, contents);
        SEND.forEach((kind, name) -> table.add(name, media.send(kind)));
        table.add("sendMediaGroup", media::sendMediaGroup);
        table.add("sendPaidMedia", media::sendPaidMedia);
    }

    private void editing(Methods table, MediaContents contents) {
        var edits = new EditMethods(sending, contents);
        table.add("editMessageText", atOnce(edits::editMessageText));
        table.add("editMessageCaption", atOnce(edits::editMessageCaption));
        table.add("editMessageMedia", edits::editMessageMedia);
        table.add("editMessageReplyMarkup", atOnce(edits::editMessageReplyMarkup));
        table.add("editMessageLiveLocation", atOnce(edits::editMessageLiveLocation));
        table.add("stopMessageLiveLocation", atOnce(edits::stopMessageLiveLocation));
    }

    private void copying(Methods table) {
        var copies = new CopyMethods(sending);
        table.add("forwardMessage", atOnce(copies::forwardMessage));
        table.add("forwardMessages", atOnce(copies::forwardMessages));
        table.add("copyMessage", atOnce(copies::copyMessage));
        table.add("copyMessages", atOnce(copies::copyMessages));
        var pins = new PinMethods(sending);
        table.add("pinChatMessage", atOnce(pins::pinChatMessage));
        table.add("unpinChatMessage", atOnce(pins::unpinChatMessage));
        table.add("unpinAllChatMessages", atOnce(pins::unpinAllChatMessages));
    }
}
