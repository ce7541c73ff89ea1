// Who selects words of a text is offered to report a mistake in just these words. Without this script the link at
// the end of the text leads to the same form.
const link = document.querySelector("a[data-report]");
const offer = document.querySelector("a[data-report-offer]");
const LONGEST = 1000;

function selected() {
  const selection = getSelection();
  const inside = selection.anchorNode && document.querySelector("main").contains(selection.anchorNode);
  return inside ? selection.toString().trim() : "";
}

function suggest() {
  const passage = selected();
  if (passage.length < 3) {
    offer.hidden = true;
    return;
  }
  const address = new URL(link.href);
  address.searchParams.set("passage", passage.slice(0, LONGEST));
  offer.href = address;
  offer.hidden = false;
}

let waiting;
if (link && offer) {
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 300);
  });
}
