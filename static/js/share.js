// Passing a page's short link on. Without this script it stands there as a link, and as one that opens WhatsApp.
// The copy event works on plain HTTP too, where navigator.clipboard and navigator.share are not there.
const box = document.querySelector(".share");
const address = box?.querySelector("[data-share-address]");
const status = box?.querySelector("[role=status]");
const copyButton = box?.querySelector("[data-share-copy]");
const sendButton = box?.querySelector("[data-share-send]");

function copied() {
  const { url } = sendButton.dataset;
  const selection = getSelection();
  selection.selectAllChildren(address);
  let carried = false;
  const carry = (event) => {
    event.clipboardData.setData("text/plain", url);
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

if (box) {
  copyButton.hidden = false;
  copyButton.addEventListener("click", () => {
    const done = copied();
    status.textContent = "";
    setTimeout(() => { status.textContent = done ? status.dataset.done : status.dataset.failed; }, 100);
  });
  if (navigator.share) {
    sendButton.hidden = false;
    sendButton.addEventListener("click", () => {
      const { url, title } = sendButton.dataset;
      navigator.share({ title, url }).catch(() => {}); // the reader may think better of it
    });
  }
}
