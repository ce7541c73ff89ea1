// What is new in the press room since the reader was last here. The moment of the last visit stays on this device;
// while this window is open, a second look marks the same as the first.

const list = document.querySelector("[data-visits]");
const PLACE = `multaqa.press.${list.dataset.visits}`;

function read(store, place) {
  try {
    return Date.parse(store.getItem(place) ?? "");
  } catch {
    return NaN; // a forbidden store: nothing is marked
  }
}

function keep(store, place, moment) {
  try {
    store.setItem(place, new Date(moment).toISOString());
  } catch {
    // as above
  }
}

const lines = [...list.querySelectorAll("[data-at]")];
const latest = Math.max(...lines.map((line) => Date.parse(line.dataset.at)));
const before = read(localStorage, PLACE);
let since = read(sessionStorage, PLACE);
if (Number.isNaN(since) && !Number.isNaN(before)) {
  since = before;
  keep(sessionStorage, PLACE, since);
}
const fresh = lines.filter((line) => Date.parse(line.dataset.at) > since);
for (const line of fresh) {
  line.classList.add("is-new");
  const mark = list.querySelector("[data-visits-mark]").cloneNode(true);
  mark.hidden = false;
  mark.className = "press-mark";
  line.querySelector(".entry-kind").prepend(mark, " ");
}
list.querySelector("[data-visits-note]").hidden = fresh.length === 0;
if (Number.isFinite(latest) && !(before >= latest)) keep(localStorage, PLACE, latest);
