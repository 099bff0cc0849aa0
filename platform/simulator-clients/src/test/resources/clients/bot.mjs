// What every bot here needs: where it works, and the lines in which it tells what it saw.
import { createHash } from "node:crypto";

/** The simulator, the token and the file of a picture, as the command line names them. */
export const [root, token, picture] = process.argv.slice(2);

export const fileUrl = (file) => `${root}/file/bot${token}/${file.file_path}`;

/** One line of JSON on the standard output. */
export const tell = (saw, facts) => console.log(JSON.stringify({ saw, ...facts }));

export const tellSent = (message) =>
  tell("sent", { chat: message.chat.id, message_id: message.message_id, text: message.text });

export const tellEdited = (message) =>
  tell("edited", { chat: message.chat.id, message_id: message.message_id, text: message.text });

export const tellAlbum = (messages) =>
  tell("album", {
    chat: messages[0].chat.id,
    message_ids: messages.map((message) => message.message_id),
    media_group_ids: messages.map((message) => message.media_group_id),
  });

/** Fetches the file behind a link of the Bot API. */
export async function tellDownload(chat, url) {
  const answer = await fetch(url);
  tellBytes(chat, Buffer.from(await answer.arrayBuffer()));
}

export const tellBytes = (chat, bytes) =>
  tell("download", { chat, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });

/** An error of the Bot API that ended a deed or the polling; anything else is a fault of the script. */
export function tellError(saw, error, refusal) {
  if (refusal.error_code) {
    tell(saw, refusal);
  } else {
    tell("fault", { text: String(error?.stack ?? error) });
  }
}

process.on("unhandledRejection", (error) => tell("fault", { text: String(error?.stack ?? error) }));

// The test that started this bot has ended.
process.stdin.resume().on("end", () => process.exit());
