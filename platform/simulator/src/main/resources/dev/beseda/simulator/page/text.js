"use strict";

import { make } from "./dom.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code", blockquote: "blockquote",
  expandable_blockquote: "blockquote", text_link: "a", url: "a", spoiler: "span", text_mention: "b",
};

/** Builds the text piece by piece; where formatting overlaps, pieces carry all of it. */
export function formatted(text, all = []) {
  const entities = all.filter((entity) => TAGS[entity.type]);
  const cuts = new Set([0, text.length]);
  entities.forEach((entity) => cuts.add(entity.offset).add(entity.offset + entity.length));
  const places = [...cuts].sort((one, other) => one - other);
  const whole = document.createDocumentFragment();
  places.slice(0, -1).forEach((from, index) => {
    const plain = text.slice(from, places[index + 1]);
    let piece = document.createTextNode(from > 0 && isEndOfQuote(from, entities) ? plain.replace(/^\n/, "") : plain);
    for (const entity of entities.toReversed()) {
      if (entity.offset <= from && from < entity.offset + entity.length) piece = wrapped(piece, entity, plain);
    }
    whole.append(piece);
  });
  return whole;
}

/** A quote is a block: the line ends with it, as in Telegram. */
function isEndOfQuote(place, entities) {
  return entities.some((entity) => TAGS[entity.type] === "blockquote" && entity.offset + entity.length === place);
}

function wrapped(piece, entity, plain) {
  const element = make(TAGS[entity.type], "", { className: entity.type });
  const url = entity.url ?? (entity.type === "url" ? plain : "");
  if (/^https?:/.test(url)) Object.assign(element, { href: url, target: "_blank", rel: "noopener" });
  if (entity.type === "spoiler") element.tabIndex = 0;
  element.append(piece);
  return element;
}
