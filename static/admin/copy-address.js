// The address of a new link, copied by a button. On plain HTTP there is no clipboard to write to, so the field is
// selected and copied the old way.
const address = document.querySelector("[data-address]");
const button = document.querySelector("[data-copy-address]");

function copy() {
  address.focus();
  address.select();
  return document.execCommand("copy");
}

if (address && button) {
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", () => {
    status.textContent = copy() ? status.dataset.done : status.dataset.failed;
  });
}
