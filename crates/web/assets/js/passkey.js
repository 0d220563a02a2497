// Passkeys: the browser is asked to make one, or to answer with one. Without scripts a password does.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

// Binary parts travel as text; the browser wants them as bytes.
function fromServer({ publicKey }) {
  const ids = (list) => (list ?? []).map((key) => ({ ...key, id: toBytes(key.id) }));
  const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (options.user) options.user = { ...options.user, id: toBytes(options.user.id) };
  if (options.excludeCredentials) options.excludeCredentials = ids(options.excludeCredentials);
  if (options.allowCredentials) options.allowCredentials = ids(options.allowCredentials);
  return { publicKey: options };
}

function forServer(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  const transports = credential.response.getTransports?.();
  if (transports) response.transports = transports;
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    extensions: credential.getClientExtensionResults(),
    response,
  };
}

async function post(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
  if (!answer.ok) throw new Error(said.error ?? "", { cause: "refused" });
  return said;
}

async function run(form) {
  const csrf = form.querySelector("[name=csrf]")?.value;
  if (form.dataset.passkey === "add") {
    const name = form.querySelector("[name=passkey_name]").value;
    const options = await post(form.dataset.options, { csrf, name });
    const credential = await navigator.credentials.create(fromServer(options));
    return post(form.dataset.finish, { csrf, credential: forServer(credential) });
  }
  const email = document.getElementById(form.dataset.email).value;
  const options = await post(form.dataset.options, { email });
  const credential = await navigator.credentials.get(fromServer(options));
  return post(form.dataset.finish, { next: form.dataset.next, credential: forServer(credential) });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = form.querySelector("[role=alert]");
    said.textContent = "";
    try {
      location.assign((await run(form)).href);
    } catch (error) {
      said.textContent = (error.cause === "refused" && error.message) || form.dataset.failed;
    }
  });
}
