// A photo over the page, the next one a key or a swipe away. Without this, or with a key held, the link opens
// the photo itself.

const SWIPE = 40; // pixels

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-quiet";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function viewer(gallery) {
  const links = [...gallery.querySelectorAll("a")];
  const dialog = document.createElement("dialog");
  const photo = document.createElement("div");
  const words = document.createElement("p");
  const steps = document.createElement("div");
  const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  let at = 0;
  dialog.className = "viewer";
  photo.className = "viewer-photo";
  words.className = "caption";
  words.setAttribute("aria-live", "polite");
  steps.className = "viewer-steps";

  function show(index) {
    at = (index + links.length) % links.length;
    const copy = links[at].firstElementChild.cloneNode(true);
    for (const each of [copy, ...copy.querySelectorAll("*")]) {
      each.removeAttribute("loading");
      each.removeAttribute("class");
      if (each.hasAttribute("sizes")) each.sizes = "100vw";
    }
    photo.replaceChildren(copy);
    words.replaceChildren(...links[at].closest("figure").querySelector("figcaption").cloneNode(true).childNodes);
    dialog.setAttribute("aria-label", copy.alt ?? copy.querySelector("img").alt);
  }

  if (links.length > 1) {
    steps.append(button(gallery.dataset.previous, () => show(at - 1)));
    steps.append(button(gallery.dataset.next, () => show(at + 1)));
  }
  steps.append(button(gallery.dataset.close, () => dialog.close()));
  dialog.append(photo, words, steps);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") show(at + (event.key === forward ? 1 : -1));
  });
  let start = null;
  photo.addEventListener("pointerdown", (event) => { start = event.isPrimary ? event.clientX : null; });
  photo.addEventListener("pointerup", (event) => {
    const moved = start === null ? 0 : event.clientX - start;
    start = null;
    // What comes next lies where the text goes on: in Arabic the finger draws it in from the left.
    if (Math.abs(moved) > SWIPE) show(at + (moved < 0 === (document.dir !== "rtl") ? 1 : -1));
  });
  photo.addEventListener("dragstart", (event) => event.preventDefault());
  gallery.after(dialog);
  return (index) => { show(index); dialog.showModal(); };
}

for (const gallery of document.querySelectorAll("[data-gallery]")) {
  let open = null;
  gallery.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open ??= viewer(gallery);
    open([...gallery.querySelectorAll("a")].indexOf(link));
  });
}
