// The rich text editor would write a <style> of its own into the page, which the security policy forbids, unless
// it finds one that is already there. An element of that name outside HTML is found, and styles nothing;
// the rules that the editor needs are in multaqa/prose.css.
const mark = document.createElementNS("urn:multaqa", "style");
mark.setAttribute("data-tiptap-style", "");
document.head.append(mark);

// It stands in for a textarea, and does not know in which language that is written.
document.addEventListener("prose-editor:ready", ({ detail: { textarea } }) => {
  const editor = textarea.closest(".prose-editor")?.querySelector("[contenteditable=true]");
  editor?.setAttribute("dir", textarea.dir);
  editor?.setAttribute("lang", textarea.lang);
  editor?.setAttribute("aria-label", textarea.labels?.[0]?.textContent.trim() ?? "");
});
