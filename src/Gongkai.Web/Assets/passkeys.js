// Passkeys need a script in every browser. Where there is none, or the page came over an address that browsers do not trust, nothing of them is shown.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const described = list => (list || []).map(one => ({ ...one, id: bytes(one.id) }));

const asked = {
  create: options => navigator.credentials.create({
    publicKey: { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: described(options.excludeCredentials) },
  }),
  get: options => navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: described(options.allowCredentials) },
  }),
};

const written = credential => {
  const answer = credential.response;
  const response = { clientDataJSON: text(answer.clientDataJSON) };
  if (answer.attestationObject) {
    response.attestationObject = text(answer.attestationObject);
    response.transports = answer.getTransports ? answer.getTransports() : [];
  } else {
    response.authenticatorData = text(answer.authenticatorData);
    response.signature = text(answer.signature);
    response.userHandle = answer.userHandle ? text(answer.userHandle) : null;
  }
  return JSON.stringify({
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
    authenticatorAttachment: credential.authenticatorAttachment || null, clientExtensionResults: credential.getClientExtensionResults(),
  });
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const isAddress = /^[\d.]+$|:/.test(location.hostname);
  if (!window.PublicKeyCredential || !isSecureContext || isAddress) { continue; }
  form.hidden = false;
  const state = form.querySelector("[role=status]");
  form.addEventListener("submit", async event => {
    if (form.elements.credential.value) { return; }
    event.preventDefault();
    state.textContent = "";
    try {
      const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" } });
      if (!answer.ok) { throw new Error(String(answer.status)); }
      form.elements.credential.value = written(await asked[form.dataset.passkey](await answer.json()));
      form.submit();
    } catch {
      state.textContent = form.dataset.failed;
    }
  });
}
