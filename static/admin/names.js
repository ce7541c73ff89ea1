// The search box that stands in for a list is called what its field is called: by itself it has no name.
function name(list) {
  const label = list.labels?.[0];
  const box = list.nextElementSibling;
  if (!label || !box?.matches(".select2-container")) {
    return;
  }
  label.id ||= `${list.id}_label`;
  for (const part of box.querySelectorAll("[role=combobox], [role=textbox]")) {
    const own = part.getAttribute("aria-labelledby") ?? "";
    if (!own.split(" ").includes(label.id)) {
      part.setAttribute("aria-labelledby", `${label.id} ${own}`.trim());
    }
  }
  box.querySelector("[type=search]")?.setAttribute("aria-label", label.textContent.trim());
}

function nameAll() {
  document.querySelectorAll("select.select2-hidden-accessible").forEach(name);
}

// Lists become boxes when the page is ready, when a line is added, and what a box holds is drawn anew when it changes.
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
nameAll();
