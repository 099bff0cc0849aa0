"use strict";

import { make } from "./dom.js";
import { say } from "./words.js";

const sizes = ["B", "KB", "MB"];

function size(bytes) {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), 2);
  return `${(bytes / 1024 ** step).toFixed(step ? 1 : 0)} ${sizes[step]}`;
}

/** Width and height are told beforehand, so that nothing jumps when the picture comes. */
const measures = ({ width, height }) => (width && height ? { width, height } : {});
const picture = (media) => make("img", "", { src: media.url, alt: say(media.kind), className: media.kind, ...measures(media) });

function player(tag, media, more = {}) {
  return make(tag, "", { src: media.url, controls: true, preload: "metadata", className: media.kind, title: say(media.kind), ...more });
}

function paper(media) {
  const link = make("a", media.file_name ?? say("document"), { href: media.url, download: media.file_name ?? "", className: "document" });
  link.append(make("small", size(media.file_size ?? 0)));
  return link;
}

/** One file: pictures and players where the browser can show them, else a link. */
export function shownMedia(media) {
  switch (media.kind) {
    case "photo": case "sticker": return /\.tgs$|webm/.test(media.file_name ?? "") ? paper(media) : picture(media);
    case "video": case "live_photo": case "video_note": return player("video", media);
    case "animation": return /gif/.test(media.mime_type) ? picture(media) : player("video", media, { loop: true, muted: true, autoplay: true });
    case "audio": case "voice": return player("audio", media);
    default: return paper(media);
  }
}

const place = (location) => `📍 ${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;

/** Everything but files and texts, in one line. */
const LINES = {
  location: (message) => place(message.location),
  venue: ({ venue }) => `${venue.title}\n${venue.address}\n${place(venue.location)}`,
  contact: ({ contact }) => `👤 ${[contact.first_name, contact.last_name].filter(Boolean).join(" ")}\n${contact.phone_number}`,
  dice: ({ dice }) => `${dice.emoji} ${dice.value}`,
  paid_media: ({ paid_media: paid }) => `⭐ ${paid.star_count}`,
  pinned_message: () => `📌 ${say("pinned")}`,
  users_shared: ({ users_shared: shared }) => `${say("shared")}: ${shared.users.map((user) => user.user_id).join(", ")}`,
  chat_shared: ({ chat_shared: shared }) => `${say("shared")}: ${shared.chat_id}`,
  invoice: ({ invoice }) => `🧾 ${invoice.title}\n${invoice.description ?? ""}\n${invoice.total_amount} ${invoice.currency}`,
  poll: ({ poll }) => [`📊 ${poll.question}`, ...poll.options.map((option) => `○ ${option.text}`)].join("\n"),
  rich_message: () => "",
};

/** What the message shows besides its text; undefined for mere texts. */
export function shownContent(message) {
  if (message.media) return shownMedia(message.media);
  if (!message.kind) return undefined;
  const line = LINES[message.kind] ? LINES[message.kind](message) : message.kind.replaceAll("_", " ");
  return line ? make("p", line, { className: "fact" }) : undefined;
}
