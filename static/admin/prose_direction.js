// The editor stands in for a textarea and does not know in which language it is written.
document.addEventListener("prose-editor:ready", ({ detail: { textarea } }) => {
  const editor = textarea.closest(".prose-editor")?.querySelector(".ProseMirror");
  editor?.setAttribute("dir", textarea.dir);
  editor?.setAttribute("lang", textarea.lang);
});
