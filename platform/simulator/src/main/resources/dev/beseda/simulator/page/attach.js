"use strict";

import { act, attempt, upload, who } from "./api.js";
import { $ } from "./dom.js";
import { placeChosen } from "./keyboards.js";
import { say } from "./words.js";

/** What a file of this type is usually sent as. */
function usualKind(type) {
  if (/^image\/(png|jpeg|webp)/.test(type)) return "photo";
  if (type === "image/gif") return "animation";
  return /^(video|audio)\//.test(type) ? type.split("/")[0] : "document";
}

async function sendFile() {
  const file = $("file").files[0];
  if (!file) throw new Error(say("noFile"));
  const form = new FormData();
  Object.entries(who()).forEach(([name, value]) => form.append(name, value));
  form.append("kind", $("kind").value);
  const caption = $("text").value.trim();
  if (caption && !["sticker", "video_note"].includes($("kind").value)) form.append("caption", caption);
  form.append("file", file, file.name);
  await upload("media", form);
  $("text").value = "";
  $("attach").reset();
  $("attach").closest("details").open = false;
}

export function listen() {
  $("file").addEventListener("change", () => { $("kind").value = usualKind($("file").files[0]?.type ?? ""); });
  $("attach").addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(sendFile);
  });
  $("contact").addEventListener("click", () => act("contacts", {}));
  $("place").addEventListener("click", () => act("locations", placeChosen()));
}
