// A form of the desk as values, and values back into it. Lines are known by their key, since their numbers move.
const ANY = "input:not([type=hidden], [type=file], [type=password], [type=submit], [type=button]), textarea, select";

function fieldsIn(part) {
  return [...part.querySelectorAll(ANY)].filter(
    (each) => each.name && !each.disabled && !each.readOnly && !each.name.startsWith("choice-"),
  );
}

function valueOf(element) {
  if (element.type === "checkbox" || element.type === "radio") {
    return { values: element.checked ? [element.value] : [], tick: true };
  }
  if (element.tagName === "SELECT") {
    const options = [...element.selectedOptions].filter((each) => each.value);
    return { values: options.map((each) => each.value), labels: options.map((each) => each.text.trim()) };
  }
  return { values: [element.value] };
}

function readPart(part, prefix) {
  const found = {};
  for (const element of fieldsIn(part)) {
    if (!element.closest(".inline-related") || prefix) {
      found[element.name.slice(prefix.length)] = valueOf(element);
    }
  }
  return found;
}

function groups(form) {
  return [...form.querySelectorAll(".js-inline-admin-formset")].map((group) => ({
    group,
    prefix: group.id.replace(/-group$/, ""),
  }));
}

function rowsOf({ group, prefix }) {
  return [...group.querySelectorAll(".inline-related:not(.empty-form)")].map((row) => {
    const names = `${row.id}-`;
    const key = row.querySelector(`[name="${names}id"]`)?.value ?? "";
    return { row, prefix, names, key };
  });
}

export function readForm(form) {
  const rows = {};
  for (const each of groups(form)) {
    rows[each.prefix] = rowsOf(each).map(({ row, names, key }) => ({ key, fields: readPart(row, names) }));
  }
  return { main: readPart(form, ""), rows };
}

// What a new line holds before anybody types.
export function emptyRow(form, prefix) {
  const row = form.querySelector(`#${prefix}-group .empty-form`);
  return row ? readPart(row, `${prefix}-__prefix__-`) : {};
}

export function same(one, other) {
  return JSON.stringify(one?.values ?? []) === JSON.stringify(other?.values ?? []);
}

export function labelOf(form, name) {
  const element = form.elements[name];
  const field = element?.labels ? element : element?.[0];
  return field?.labels?.[0]?.textContent.trim().replace(/:$/, "") ?? name;
}

// In words, for people: rich text without its marks.
export function inWords(field, bar) {
  if (field?.tick) {
    return field.values.length ? bar.dataset.yes : bar.dataset.no;
  }
  const text = (field?.labels ?? field?.values ?? []).join(bar.dataset.comma);
  const plain = /<\w/.test(text) ? new DOMParser().parseFromString(text, "text/html").body.innerText : text;
  return plain.trim() || bar.dataset.empty;
}

function write(element, field) {
  if (element.type === "checkbox" || element.type === "radio") {
    element.checked = field.values.includes(element.value);
  } else if (element.tagName === "SELECT") {
    field.values.forEach((value, place) => {
      if (![...element.options].some((each) => each.value === value)) {
        element.add(new Option(field.labels[place], value));
      }
    });
    for (const option of element.options) {
      option.selected = field.values.includes(option.value) || (!field.values.length && !option.value);
    }
    window.django?.jQuery(element).trigger("change");
  } else {
    // The rich text editor stands in for its textarea, and writes into it.
    const editor = element.closest(".prose-editor")?.querySelector("[contenteditable]")?.editor;
    editor?.commands.setContent(field.values[0], { emitUpdate: true });
    element.value = field.values[0];
  }
  element.dispatchEvent(new Event("change", { bubbles: true }));
}

function writePart(form, names, fields) {
  for (const [name, field] of Object.entries(fields)) {
    const found = form.elements[names + name];
    const elements = found instanceof RadioNodeList ? [...found] : [found];
    elements.filter(Boolean).forEach((each) => write(each, field));
  }
}

export function writeForm(form, { main, rows }) {
  writePart(form, "", main);
  for (const each of groups(form)) {
    for (const { key, fields } of rows[each.prefix] ?? []) {
      let row = key ? rowsOf(each).find((other) => other.key === key) : null;
      if (!row) {
        each.group.querySelector(".add-row a")?.click();
        row = rowsOf(each).at(-1);
      }
      if (row) {
        writePart(form, row.names, fields);
      }
    }
  }
}
