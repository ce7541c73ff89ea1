// What is pasted into a text comes without what nobody sees: marks of direction that other programs leave (the
// page gives every text its own direction), zero widths, soft hyphens; spaces that do not break become plain ones.
// An override, which shows letters in another order than they stand in, is left for the desk to refuse by name.
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069\u200b\u2060-\u2064\u206a-\u206f\ufeff\u00ad\u180e\ufff9-\ufffb]/g;
const SPACES = /[\u00a0\u2007\u202f]/g;

function tidy(text) {
  return text.replace(UNSEEN, "").replace(SPACES, " ");
}

function tidyHtml(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  // Word's own elements and comments hold no text of the writer's.
  page.querySelectorAll("style, script, meta, link, title, xml").forEach((each) => each.remove());
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.data = tidy(walker.currentNode.data);
  }
  return page.body.innerHTML;
}

function isText(field) {
  return field.matches?.("textarea, input[type=text], input[type=search], input:not([type])");
}

function paste(event) {
  const field = event.target;
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  if (!isText(field) || field.closest(".prose-editor") || !pasted || tidy(pasted) === pasted) {
    return;
  }
  event.preventDefault();
  const words = field.matches("input") ? tidy(pasted).replace(/\s*\n\s*/g, " ") : tidy(pasted);
  // As if it were typed, so that the browser's own undo takes it back.
  if (!document.execCommand("insertText", false, words)) {
    field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
document.addEventListener("paste", paste);

// The editor keeps what its own elements can hold; it is given the same paste without the rest.
const tidied = new WeakSet();

function pasteRich(event) {
  const html = event.clipboardData?.getData("text/html") ?? "";
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  if (tidied.has(event) || !event.target.closest?.(".prose-editor [contenteditable=true]") || !(html || pasted)) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  const data = new DataTransfer();
  if (html) {
    data.setData("text/html", tidyHtml(html));
  }
  data.setData("text/plain", tidy(pasted));
  const again = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  tidied.add(again);
  event.target.dispatchEvent(again);
}
document.addEventListener("paste", pasteRich, true);
