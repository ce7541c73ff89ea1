// Copying a text as rich and as plain text at once, in the length and house style that the reader chose. All of them
// stand on the page, so a press is answered at once. A copy event does it on plain HTTP too, where
// navigator.clipboard is not there. Where copying is denied the text stays selected, for the reader's own keys.

const PLACE = "multaqa.copy"; // on this device alone
const RLM = "\u200f", LRI = "\u2066", PDI = "\u2069";

function chosenBefore() {
  try {
    const { length, style } = JSON.parse(localStorage.getItem(PLACE)) ?? {};
    return { length, style };
  } catch {
    return {};
  }
}

function keep() {
  try {
    localStorage.setItem(PLACE, JSON.stringify(chosen));
  } catch {
    // A full or forbidden store: the choice lasts as long as the page.
  }
}

const chosen = { length: "full", style: "agency" };

function plainOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.localName === "br") return "\n";
  const inner = [...node.childNodes].map(plainOf).join("");
  return node.localName === "bdi" ? LRI + inner + PDI : inner;
}

function paragraph(element) {
  const mark = element.closest("[lang]").lang === "ar" ? RLM : "";
  return plainOf(element).split("\n").map((line) => (line.trim() ? mark + line : line)).join("\n");
}

const shown = (text) => [...text.children].filter((each) => !each.hidden);
const plain = (text) => shown(text).map(paragraph).join("\n\n");

function rich(text) {
  const root = document.createElement("div");
  root.lang = text.lang;
  root.dir = text.dir;
  root.append(...shown(text).map((each) => each.cloneNode(true)));
  for (const element of root.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      if (name !== "lang" && name !== "dir") element.removeAttribute(name);
    }
  }
  return root.outerHTML;
}

function copy(text, words) {
  getSelection().selectAllChildren(text);
  let carried = false;
  const carry = (event) => {
    event.clipboardData.setData("text/html", rich(text));
    event.clipboardData.setData("text/plain", words);
    event.preventDefault();
    carried = true;
  };
  document.addEventListener("copy", carry, { capture: true, once: true });
  try {
    return document.execCommand("copy") && carried;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", carry, { capture: true });
  }
}

function announce(status, message) {
  status.textContent = "";
  setTimeout(() => { status.textContent = message; }, 100); // the same words twice are a change only after none
}

function press(button) {
  const block = button.closest(".copy");
  const text = block.querySelector(".copy-text");
  const status = block.querySelector("[role=status]");
  const wasHidden = text.hidden;
  text.hidden = false;
  const done = copy(text, button.dataset.copy);
  if (done) {
    getSelection().removeAllRanges();
    text.hidden = wasHidden;
  } else {
    getSelection().selectAllChildren(text);
  }
  announce(status, done ? status.dataset.done : status.dataset.failed);
}

const buttons = document.querySelectorAll("[data-copy]");
const choices = [];

function show() {
  for (const each of document.querySelectorAll(".copy-text > [data-in]")) {
    const own = each.dataset.in.split(" ");
    each.hidden = !own.includes(chosen.style) && !own.includes(`${chosen.length}-${chosen.style}`);
  }
  for (const button of buttons) button.dataset.copy = plain(button.closest(".copy").querySelector(".copy-text"));
  for (const { name, value, button } of choices) button.setAttribute("aria-pressed", chosen[name] === value);
}

for (const link of document.querySelectorAll(".copy-choices a")) {
  const [name, value] = Object.entries(link.dataset)[0];
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = link.textContent;
  button.setAttribute("aria-describedby", `copy-${name}`);
  button.addEventListener("click", () => {
    chosen[name] = value;
    keep();
    show();
  });
  choices.push({ name, value, button });
  link.replaceWith(button);
}
for (const [name, value] of Object.entries(chosenBefore())) {
  if (choices.some((each) => each.name === name && each.value === value)) chosen[name] = value;
}
for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", () => press(button));
}
show();
