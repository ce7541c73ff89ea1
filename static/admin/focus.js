// The point of a picture that stays in sight where it is cut: a click on the picture fills in the two numbers,
// and what they say is marked on it. Without this the numbers are typed.

function inputs(box) {
  return [...box.querySelectorAll("input")];
}

function mark(box) {
  const dot = box.querySelector(".focus-mark");
  const [left, top] = inputs(box).map((input) => (input.value === "" ? 50 : Number(input.value)));
  // By script, not by an attribute: the page's policy allows this alone. From the left in Arabic as well.
  dot?.style.setProperty("--focus-left", `${Math.min(100, Math.max(0, left))}%`);
  dot?.style.setProperty("--focus-top", `${Math.min(100, Math.max(0, top))}%`);
}

function start(box) {
  const picture = box.querySelector("[data-focus-picture]");
  if (!picture || box.querySelector(".focus-mark")) {
    return;
  }
  const dot = document.createElement("span");
  dot.className = "focus-mark";
  dot.setAttribute("aria-hidden", "true");
  picture.after(dot);
  picture.addEventListener("click", (event) => {
    const edge = picture.getBoundingClientRect();
    const share = [(event.clientX - edge.left) / edge.width, (event.clientY - edge.top) / edge.height];
    inputs(box).forEach((input, index) => {
      input.value = Math.round(Math.min(1, Math.max(0, share[index])) * 100);
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    mark(box);
  });
  box.addEventListener("input", () => mark(box));
  mark(box);
}

document.querySelectorAll("[data-focus]").forEach(start);
