// A file that is dropped or chosen is read here and nowhere else: its digest goes into the form's own address.
// Without this script one types the digest.

import { Sha256 } from "./sha256.js";

const WHOLE = 128 * 1024 * 1024; // the browser's own digest wants all of a file in memory
const PART = 4 * 1024 * 1024;
const drop = document.getElementById("drop");
const chosen = document.getElementById("file");
const status = document.getElementById("drop-status");
const digest = document.getElementById("sha256");

const inHex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export async function digestOf(file) {
  if (globalThis.crypto?.subtle && file.size <= WHOLE) {
    return inHex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  }
  const own = new Sha256();
  for (let from = 0; from < file.size; from += PART) {
    own.update(new Uint8Array(await file.slice(from, from + PART).arrayBuffer()));
  }
  return own.hex();
}

async function check(file) {
  if (!file) return;
  status.textContent = drop.dataset.working;
  try {
    digest.value = await digestOf(file);
  } catch {
    status.textContent = drop.dataset.failed; // a folder, or a file that is there no more
    return;
  }
  digest.form.submit();
}

chosen.addEventListener("change", () => check(chosen.files[0]));
for (const kind of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("is-over", kind === "dragover");
  });
}
drop.addEventListener("drop", (event) => check(event.dataTransfer.files[0]));
drop.hidden = false;
document.getElementById("answer")?.scrollIntoView({ block: "nearest" });
