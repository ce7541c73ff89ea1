// What is typed in the hall stays on this device until it is sent: a phone that sleeps or a network that drops
// loses nothing. Nothing leaves the device but by the form's own button.
const DAYS = 14;
const form = document.querySelector("form[data-keep]");

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? null;
  } catch {
    return null; // none, or storage is switched off
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

if (form) {
  const key = `hall:${form.dataset.keep}`;
  const fields = [...form.querySelectorAll("input[name], textarea[name]")];
  const kept = stored(key);
  const arrived = document.querySelector("[data-sent]") && kept?.sent; // what was typed after it was sent is new
  if (arrived || (kept && Date.now() - kept.at > DAYS * 86_400_000)) {
    forget(key);
  } else if (kept) {
    const back = fields.filter((field) => kept.values[field.name] && kept.values[field.name] !== field.value);
    for (const field of back) {
      field.value = kept.values[field.name];
    }
    if (back.length > 0) {
      const notice = form.querySelector("p[role=status]");
      notice.textContent = form.dataset.kept;
      notice.hidden = false;
    }
  }
  const keep = (sent) => {
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), sent, values }));
    } catch {
      // full, or switched off: the page still sends
    }
  };
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
}
