// What was typed and is not saved yet, in this browser alone: each draft under a key of its own, not for ever.
// localStorage and not IndexedDB, because a page that is being closed can still write to it.
const PREFIX = "multaqa-draft:";
const SAVED = "saved_drafts";
const LASTS = 14 * 24 * 3600 * 1000;
const MOST = 20;
const LONGEST = 1_500_000;
let isOver = false;

function keys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    localStorage.removeItem(key);
    return null;
  }
}

// The newest first.
export function all() {
  return keys().map(read).filter(Boolean).sort((one, other) => other.at - one.at);
}

export function find(id) {
  return id ? read(PREFIX + id) : null;
}

export function drop(id) {
  localStorage.removeItem(PREFIX + id);
}

export function keep(draft) {
  if (isOver) {
    return;
  }
  const text = JSON.stringify(draft);
  const others = all().filter((each) => each.id !== draft.id);
  others.slice(MOST - 1).forEach((each) => drop(each.id));
  while (text.length <= LONGEST) {
    try {
      localStorage.setItem(PREFIX + draft.id, text);
      return;
    } catch {
      const oldest = others.pop();
      if (!oldest) {
        return;
      }
      drop(oldest.id);
    }
  }
}

function saved() {
  const found = document.cookie.split("; ").find((each) => each.startsWith(`${SAVED}=`));
  document.cookie = `${SAVED}=; Max-Age=0; Path=/`;
  return found ? found.slice(SAVED.length + 1).split(".") : [];
}

// On each page of the desk: what the server has saved, what is too old, and whatever somebody else typed here.
export function tidy(user) {
  saved().forEach(drop);
  for (const draft of all()) {
    if (draft.user !== user || Date.now() - draft.at > LASTS) {
      drop(draft.id);
    }
  }
}

// Who signs out leaves nothing behind, nor does the page that is still open for a moment.
export function clear() {
  isOver = true;
  keys().forEach((key) => localStorage.removeItem(key));
}
