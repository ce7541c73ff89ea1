// What is typed into a form of the desk is kept in this browser until it is saved, and offered back afterwards:
// when the browser was closed, the session had ended, or the form could not be checked.
import { emptyRow, inWords, labelOf, readForm, same, writeForm } from "./drafts_form.js";
import { all, clear, drop, find, keep, tidy } from "./drafts_store.js";

const WAIT = 300;
const user = document.querySelector("meta[name=desk-user]")?.content;

function newId() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((each) => each.toString(16).padStart(2, "0")).join("");
}

// The fields that differ from `before`, and those that `earlier` has: a form that was refused goes on with them.
function touched(now, before, earlier) {
  return Object.fromEntries(
    Object.entries(now).filter(([name, field]) => !same(field, before?.[name]) || name in (earlier ?? {})),
  );
}

class Draft {
  constructor(mark) {
    this.mark = mark;
    this.form = mark.form;
    this.bar = this.form.querySelector(".draft-bar");
    this.earlier = find(mark.value);
    this.isNew = !mark.value;
    mark.value ||= newId();
    this.before = readForm(this.form);
    this.listen();
    if (this.isNew) {
      this.offer();
    }
  }

  listen() {
    const later = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), WAIT);
    };
    for (const name of ["input", "change"]) {
      this.form.addEventListener(name, later);
    }
    for (const name of ["formset:added", "formset:removed"]) {
      document.addEventListener(name, later);
    }
    window.django?.jQuery(this.form).on("change", later); // the search lists tell jQuery alone
    const now = () => this.timer && this.save();
    window.addEventListener("pagehide", now);
    document.addEventListener("visibilitychange", now);
  }

  get snapshot() {
    return this.form.elements.snapshot;
  }

  changes() {
    const now = readForm(this.form);
    const main = touched(now.main, this.before.main, this.earlier?.main);
    const rows = {};
    for (const [prefix, list] of Object.entries(now.rows)) {
      const empty = emptyRow(this.form, prefix);
      const found = list.map(({ key, fields }) => {
        const same_key = (each) => each.key === key;
        const before = key ? this.before.rows[prefix]?.find(same_key)?.fields : empty;
        const changed = touched(fields, before, key ? this.earlier?.rows[prefix]?.find(same_key)?.fields : {});
        return { key, fields: !key && Object.keys(changed).length ? fields : changed };
      });
      rows[prefix] = found.filter(({ fields }) => Object.keys(fields).length);
    }
    return { main, rows };
  }

  save() {
    this.timer = null;
    const { main, rows } = this.changes();
    if (Object.keys(main).length || Object.values(rows).some((list) => list.length)) {
      const seen = this.snapshot?.value ?? "";
      keep({ id: this.mark.value, user, path: location.pathname, at: Date.now(), seen, main, rows });
    } else {
      drop(this.mark.value);
    }
  }

  offer() {
    const found = all().find((each) => each.path === location.pathname && each.id !== this.mark.value);
    this.bar.hidden = !found;
    if (!found) {
      return;
    }
    const differences = this.differences(found);
    if (!differences.length) {
      drop(found.id);
      this.offer();
      return;
    }
    this.bar.querySelector("[data-draft=time]").textContent = moment(found.at);
    this.bar.querySelector("details").replaceChildren(this.bar.querySelector("summary"), list(differences));
    this.bar.querySelector("[data-draft=restore]").onclick = () => this.restore(found);
    this.bar.querySelector("[data-draft=discard]").onclick = () => {
      drop(found.id);
      this.offer();
    };
  }

  // [what it is called, what stands there now, what was typed]
  differences({ main, rows }) {
    const words = (label, now, typed) =>
      same(now, typed) ? [] : [[label, inWords(now, this.bar), inWords(typed, this.bar)]];
    const found = Object.entries(main).flatMap(([name, field]) =>
      words(labelOf(this.form, name), this.before.main[name], field),
    );
    for (const [prefix, list_] of Object.entries(rows)) {
      for (const { key, fields } of list_) {
        const place = key ? this.before.rows[prefix]?.findIndex((each) => each.key === key) : -1;
        const now = place >= 0 ? this.before.rows[prefix][place].fields : emptyRow(this.form, prefix);
        const names = place >= 0 ? `${prefix}-${place}-` : `${prefix}-__prefix__-`;
        const line = place >= 0 ? "" : `${this.bar.dataset.new} · `;
        for (const [name, field] of Object.entries(fields)) {
          found.push(...words(line + labelOf(this.form, names + name), now[name], field));
        }
      }
    }
    return found;
  }

  // With what the page showed when it was typed: the server then sees what others have changed since.
  restore(draft) {
    if (this.snapshot && draft.seen) {
      this.snapshot.value = draft.seen;
    }
    writeForm(this.form, draft);
    drop(draft.id);
    this.bar.hidden = true;
    this.save();
    this.form.querySelector(":is(input, textarea, select):not([type=hidden])")?.focus();
  }
}

function moment(at) {
  const language = document.documentElement.lang === "ar" ? "ar-u-ca-gregory-nu-latn" : "en-GB";
  const day = new Date(at).toDateString() === new Date().toDateString() ? {} : { day: "numeric", month: "long" };
  const how = { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat(language, how).format(at);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  made.dir = "auto";
  return made;
}

function list(differences) {
  const made = document.createElement("dl");
  for (const [label, now, typed] of differences) {
    const words = document.createElement("dd");
    words.append(element("del", now), " ", element("ins", typed));
    made.append(element("dt", label), words);
  }
  return made;
}

// Nobody is signed in on the page of the login, and what was typed before it stays for who comes back.
if (user) {
  tidy(user);
  document.querySelector("#logout-form")?.addEventListener("submit", clear);
  const mark = document.querySelector("form input[name=draft]");
  if (mark) {
    // After the editors and the lists have taken their fields' places.
    const begin = () => setTimeout(() => new Draft(mark));
    if (document.readyState === "complete") {
      begin();
    } else {
      window.addEventListener("load", begin);
    }
  }
}
