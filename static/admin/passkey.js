// A passkey instead of a code, or of the password: asks the device, then sends its answer as a form like any other.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

function text(buffer) {
  const letters = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

const known = (keys = []) => keys.map((key) => ({ ...key, id: bytes(key.id) }));

function readable({ publicKey }) {
  const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (publicKey.user) {
    options.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
    options.excludeCredentials = known(publicKey.excludeCredentials);
  } else {
    options.allowCredentials = known(publicKey.allowCredentials);
  }
  return { publicKey: options };
}

const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

function sendable(credential) {
  const parts = PARTS.filter((part) => credential.response[part]);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(parts.map((part) => [part, text(credential.response[part])])),
  };
}

async function creation(form) {
  const { creation_options: options } = JSON.parse(document.getElementById("passkey-options").textContent);
  const asked = readable(options);
  if (form.elements.passwordless?.checked) {
    const choice = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
    asked.publicKey.authenticatorSelection = { ...asked.publicKey.authenticatorSelection, ...choice };
  }
  return navigator.credentials.create(asked);
}

async function request(form) {
  if (form.dataset.passkey === "get") {
    return navigator.credentials.get(readable(JSON.parse(document.getElementById("passkey-options").textContent).request_options));
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return navigator.credentials.get(readable((await answer.json()).request_options));
}

const NAMES = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known", SecurityError: "unable", NotSupportedError: "unable" };

async function use(form, problem) {
  problem.hidden = true;
  try {
    if (!window.PublicKeyCredential) {
      throw new DOMException("", "NotSupportedError");
    }
    const credential = await (form.dataset.passkey === "create" ? creation(form) : request(form));
    form.elements.credential.value = JSON.stringify(sendable(credential));
    form.submit();
  } catch (error) {
    problem.textContent = problem.dataset[NAMES[error.name] ?? "unknown"];
    problem.hidden = false;
  }
}

const problem = document.querySelector(".passkey-problem");
for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    use(form, problem);
  });
}
