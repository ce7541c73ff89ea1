// Beside each text: its length as it is typed, and the glossary's words, which a press puts where the cursor stands.
function inputOf(note) {
  return document.getElementById(note.id.replace(/_sidenote$/, ""));
}

function plain(input) {
  if (!input.closest(".prose-editor")) {
    return input.value;
  }
  const held = new DOMParser().parseFromString(input.value.replace(/<\/(p|h3|h4|li|blockquote)>|<br>/g, "$& "), "text/html");
  return held.body.textContent;
}

function measure(note) {
  const input = inputOf(note);
  if (!input) {
    return;
  }
  const words = plain(input).trim();
  note.querySelector("[data-words]").textContent = words ? words.split(/\s+/).length : 0;
  note.querySelector("[data-characters]").textContent = [...words].length;
}

function insert(input, words) {
  const editor = input.closest(".prose-editor")?.querySelector("[contenteditable=true]");
  if (editor) {
    editor.focus();
    document.execCommand("insertText", false, words);
    return;
  }
  input.focus();
  if (!document.execCommand("insertText", false, words)) {
    input.setRangeText(words, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

for (const list of document.querySelectorAll(".sidenote-terms")) {
  for (const term of list.querySelectorAll("[data-term]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = `${list.dataset.insert}: ${term.textContent}`;
    // The cursor stays where it stands in the text.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => insert(inputOf(list.closest(".sidenote")), term.textContent));
    term.replaceWith(button);
    button.append(term);
  }
}

function noteOf(input) {
  return input.id ? document.getElementById(`${input.id}_sidenote`) : null;
}

// The rich text editor writes into its textarea a moment after each change.
function typed({ target }) {
  const textarea = target.closest(".prose-editor")?.querySelector("textarea");
  const input = textarea ?? target;
  setTimeout(() => {
    const note = noteOf(input);
    if (note) {
      measure(note);
    }
  }, textarea ? 400 : 0);
}
document.addEventListener("input", typed);
document.addEventListener("change", typed);
document.addEventListener("keyup", typed);

document.addEventListener("prose-editor:ready", ({ detail: { textarea } }) => {
  const described = textarea.getAttribute("aria-describedby");
  if (described) {
    textarea.closest(".prose-editor")?.querySelector("[contenteditable=true]")?.setAttribute("aria-describedby", described);
  }
});
