// The reader's own programme. What is chosen stays on this device; the link that shows it names the keys, so it
// can be printed, put in a calendar or sent to somebody like any other page.

const PLACE = `multaqa.mine.${location.pathname.split("/")[2]}`; // of one edition
const MOST = 200;

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key) => /^[a-z0-9]{8}$/.test(key)).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function keep(keys) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(keys.slice(-MOST)));
  } catch {
    // A full or forbidden store: the choice lasts as long as the page.
  }
}

let mine = read();

function show() {
  for (const button of document.querySelectorAll(".mine")) {
    const isChosen = mine.includes(button.closest("[data-mine]").dataset.mine);
    button.setAttribute("aria-pressed", isChosen);
    button.title = isChosen ? button.dataset.remove : button.dataset.add;
  }
  const here = [...document.querySelectorAll("[data-mine-link]")];
  for (const link of here) {
    link.hidden = mine.length === 0;
    link.href = `${link.pathname}?only=${mine.join(".")}`;
    link.querySelector("[data-mine-count]").textContent = mine.length;
  }
}

function toggle(key) {
  const now = read(); // another tab may have chosen meanwhile
  mine = now.includes(key) ? now.filter((each) => each !== key) : [...now, key];
  keep(mine);
  show();
}

const template = document.getElementById("mine-button");
for (const line of document.querySelectorAll("[data-mine]")) {
  const button = template.content.firstElementChild.cloneNode(true);
  const title = line.querySelector(".entry-title bdi, h1 bdi")?.cloneNode(true) ?? ""; // with its language
  button.querySelector("span").append(`${button.dataset.add}: `, title);
  button.addEventListener("click", () => toggle(line.dataset.mine));
  (line.querySelector(".entry-kind") ?? line).append(button);
}
addEventListener("storage", () => {
  mine = read();
  show();
});
show();

// Suggestions are fetched when somebody turns to the search field: here a first visit must be light.
addEventListener("focusin", function bring({ target }) {
  if (!target.matches("[data-suggestions]")) return;
  removeEventListener("focusin", bring);
  import(template.dataset.suggest);
});
