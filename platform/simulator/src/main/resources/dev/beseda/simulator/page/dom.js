"use strict";

export const $ = (id) => document.getElementById(id);
export const remembered = (name) => localStorage.getItem("simulator." + name) ?? "";
export const remember = (name, value) => localStorage.setItem("simulator." + name, value);

/** A new element with a text and properties. */
export function make(tag, text = "", properties = {}) {
  const element = Object.assign(document.createElement(tag), properties);
  element.textContent = text;
  return element;
}

/** A new button that does something. */
export function button(text, deed, properties = {}) {
  const element = make("button", text, { type: "button", ...properties });
  element.addEventListener("click", deed);
  return element;
}
