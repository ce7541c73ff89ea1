// Copying a text as rich and as plain text at once. A copy event does it on plain HTTP too, where
// navigator.clipboard is not there. Where copying is denied the text stays selected, for the reader's own keys.

function richText(text) {
  const copy = text.cloneNode(true);
  for (const name of copy.getAttributeNames()) {
    if (name !== "lang" && name !== "dir") copy.removeAttribute(name);
  }
  copy.querySelectorAll("[class]").forEach((element) => element.removeAttribute("class"));
  return copy.outerHTML;
}

function copy(text, plain) {
  const selection = getSelection();
  selection.selectAllChildren(text);
  let carried = false;
  const carry = (event) => {
    event.clipboardData.setData("text/html", richText(text));
    event.clipboardData.setData("text/plain", plain);
    event.preventDefault();
    carried = true;
  };
  document.addEventListener("copy", carry, { capture: true, once: true });
  let done = false;
  try {
    done = document.execCommand("copy") && carried;
  } finally {
    document.removeEventListener("copy", carry, { capture: true });
  }
  if (done) selection.removeAllRanges();
  return done;
}

function announce(status, message) {
  status.textContent = "";
  setTimeout(() => { status.textContent = message; }, 100); // the same words twice are a change only after none
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const block = button.closest(".copy");
  const status = block.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const done = copy(block.querySelector(".copy-text"), button.dataset.copy);
    announce(status, done ? status.dataset.done : status.dataset.failed);
  });
}
