// What begins with what is typed, as links under the search field. Without this the form searches all the same.

const WAIT = 160; // milliseconds without a key
let made = 0;

function attach(input) {
  const list = document.createElement("div");
  list.className = "suggestions";
  list.id = `suggestions-${made++}`;
  list.hidden = true;
  list.role = "listbox";
  list.ariaLabel = input.dataset.suggestionsLabel;
  input.parentElement.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]])
    input.setAttribute(name, value);

  let timer, asked = "", at = -1, options = [];

  function show(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    choose(-1);
  }

  function choose(place) {
    options[at]?.setAttribute("aria-selected", "false");
    at = place;
    const chosen = options[at];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  }

  async function ask() {
    const typed = input.value.trim();
    asked = typed;
    if (typed.length < 2) return show(false);
    const answer = await fetch(`${input.dataset.suggestions}?${new URLSearchParams({ q: typed })}`).catch(() => null);
    if (!answer?.ok || asked !== typed || document.activeElement !== input) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    options = [...page.querySelectorAll("a")].map((link, place) => {
      link.role = "option";
      link.id = `${list.id}-${place}`;
      link.tabIndex = -1;
      link.setAttribute("aria-selected", "false");
      return link;
    });
    list.replaceChildren(...options);
    show(options.length > 0);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose(((at + step + 1 + options.length + 1) % (options.length + 1)) - 1);
    else if (event.key === "Enter" && options[at]) options[at].click();
    else if (event.key === "Escape") show(false);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => setTimeout(() => list.contains(document.activeElement) || show(false), 150));
}

for (const input of document.querySelectorAll("[data-suggestions]")) attach(input);
