// The forms of the conversation are sent without leaving the object's form, and what comes back takes the
// panel's place. Where that fails, the words stay, and the panel says so.
async function send(event) {
  const form = event.target;
  const panel = form.closest("#conversation");
  if (!panel) {
    return;
  }
  event.preventDefault();
  const said = panel.querySelector(".conversation-said");
  const button = event.submitter;
  const body = new FormData(form, button);
  button.disabled = true;
  try {
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body,
      headers: { "X-Requested-With": "fetch" },
    });
    if (answer.redirected || ![200, 422].includes(answer.status)) {
      throw new Error(String(answer.status));
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#conversation");
    keepWhatIsTyped(panel, fresh, form);
    panel.replaceWith(fresh);
    arrive(fresh, form.className);
  } catch {
    button.disabled = false;
    said.textContent = panel.dataset.failed;
  }
}

// A comment half written outlives a press of another button.
function keepWhatIsTyped(panel, fresh, sent) {
  const typed = panel.querySelector(".say textarea");
  const place = fresh.querySelector(".say textarea");
  if (!sent.matches(".say") && typed && place) {
    place.value = typed.value;
  }
}

function arrive(panel, name) {
  const problem = panel.querySelector(".errorlist");
  const place = problem ? problem.closest("form").querySelector("textarea, select, input:not([type=hidden])") : null;
  const next = place ?? (name === "say" ? panel.querySelector(".say textarea") : panel.querySelector("h2"));
  if (next.matches("h2")) {
    next.tabIndex = -1;
  }
  next.focus({ preventScroll: !problem });
}

document.addEventListener("submit", send);
