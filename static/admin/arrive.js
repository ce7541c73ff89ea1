// Who follows a link to a field arrives in it: in sight, and ready to type. Rich text stands in for its textarea,
// and a search box for its list, so the place to type is another one than the address names.
function placeToType(field) {
  const editor = field.closest(".prose-editor")?.querySelector("[contenteditable=true]");
  const search = field.matches(".select2-hidden-accessible")
    ? field.nextElementSibling?.querySelector("[tabindex]")
    : null;
  return editor ?? search ?? (field.matches("input, textarea, select") ? field : field.querySelector("a[role=button], .add-row a"));
}

function arrive() {
  const field = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!field?.closest("#content")) {
    return;
  }
  const folded = field.closest("details");
  if (folded) {
    folded.open = true;
  }
  const place = placeToType(field);
  (place ?? field).scrollIntoView({ block: "center" });
  place?.focus({ preventScroll: true });
}

// After the editors and the lists have taken their fields' places.
window.addEventListener("load", () => setTimeout(arrive));
window.addEventListener("hashchange", arrive);
