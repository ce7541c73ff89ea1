// A form that is on its way is not sent again: an impatient second press would add the same object twice. The
// browser's Back brings a form that may be sent once more, and so does a server that never answers.
const PATIENCE = 15_000;
let sent = new WeakSet();

// On the window, after those that send a form by themselves and prevent the rest.
window.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") {
    return;
  }
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  setTimeout(() => sent.delete(form), PATIENCE);
});

window.addEventListener("pageshow", () => {
  sent = new WeakSet();
});
