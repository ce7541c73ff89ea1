// The order of a list by dragging, by buttons and by keyboard. The line that moves stays where it is in the page, and
// the others pass around it: so it keeps the pointer and the focus. The form sends the lines in their order.
const list = document.querySelector(".order-list");
const said = document.querySelector("p.order-said");
const EDGE = 64; // pixels from the window's edge at which a drag scrolls
let held = null; // {line, before: the lines as they were when it was picked up, pointer}

const lines = () => [...list.children];

function say(words, line) {
  const places = { title: line.dataset.title, place: lines().indexOf(line) + 1, count: list.children.length };
  said.textContent = list.dataset[words].replace(/\{(\w+)\}/g, (_whole, name) => places[name]);
}

function number() {
  lines().forEach((line, place) => {
    line.querySelector(".order-place").value = place + 1;
    line.querySelector('[data-step="-1"]').disabled = place === 0;
    line.querySelector('[data-step="1"]').disabled = place === list.children.length - 1;
  });
}

function place(line, wanted) {
  let at = lines().indexOf(line);
  const end = Math.max(0, Math.min(wanted, list.children.length - 1));
  for (; at < end; at += 1) {
    list.insertBefore(line.nextElementSibling, line);
  }
  for (; at > end; at -= 1) {
    line.after(line.previousElementSibling);
  }
  number();
}

function pick(line, pointer) {
  held = { line, before: lines(), pointer };
  line.classList.add("held");
  line.querySelector(".order-grip").setAttribute("aria-pressed", "true");
}

function release(words) {
  const { line, before } = held;
  held = null;
  line.classList.remove("held");
  line.querySelector(".order-grip").setAttribute("aria-pressed", "false");
  if (words === "back") {
    place(line, before.indexOf(line));
  }
  say(words, line);
}

function drag(event) {
  if (held?.pointer !== event.pointerId) {
    return;
  }
  if (event.clientY < EDGE) {
    window.scrollBy(0, -EDGE / 4);
  } else if (event.clientY > window.innerHeight - EDGE) {
    window.scrollBy(0, EDGE / 4);
  }
  const others = lines().filter((line) => line !== held.line);
  const passed = others.filter((line) => {
    const box = line.getBoundingClientRect();
    return event.clientY > box.top + box.height / 2;
  });
  place(held.line, passed.length);
}

function key(event, line) {
  const at = lines().indexOf(line);
  const goals = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: list.children.length - 1 };
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (held) {
      release("dropped");
    } else {
      pick(line);
      say("picked", line);
    }
  } else if (held && event.key === "Escape") {
    event.preventDefault();
    release("back");
  } else if (held && event.key in goals) {
    event.preventDefault();
    place(line, goals[event.key]);
    line.scrollIntoView({ block: "nearest" });
    say("moved", line);
  }
}

function prepare(line) {
  const grip = line.querySelector(".order-grip");
  grip.hidden = false;
  line.querySelector(".order-steps").hidden = false;
  grip.addEventListener("keydown", (event) => key(event, line));
  grip.addEventListener("blur", () => held?.line === line && held.pointer === undefined && release("dropped"));
  grip.addEventListener("pointerdown", (event) => {
    if (event.isPrimary && event.button === 0) {
      if (held) {
        release("dropped");
      }
      pick(line, event.pointerId);
      grip.setPointerCapture(event.pointerId);
    }
  });
  for (const button of line.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      place(line, lines().indexOf(line) + Number(button.dataset.step));
      say("moved", line);
      // At either end its button is off: the other one takes the focus.
      (button.disabled ? line.querySelector("[data-step]:enabled") : button)?.focus();
    });
  }
  line.querySelector(".order-place").addEventListener("change", (event) => {
    place(line, Number(event.target.value) - 1);
    say("moved", line);
  });
}

if (list) {
  for (const line of lines()) {
    prepare(line);
  }
  number();
  document.querySelector(".order-by-number").hidden = true;
  document.querySelector(".order-by-hand").hidden = false;
  document.addEventListener("pointermove", drag);
  document.addEventListener("pointerup", (event) => held?.pointer === event.pointerId && release("dropped"));
  document.addEventListener("pointercancel", (event) => held?.pointer === event.pointerId && release("back"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && held?.pointer !== undefined) {
      release("back");
    }
  });
}
