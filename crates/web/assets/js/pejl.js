// Small comforts; every page works without this file.

// "Copy link" copies the address of the page and says so to everyone, also aloud.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  event.preventDefault();
  await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
  const said = button.parentElement.querySelector("[role=status]");
  if (said) said.textContent = button.dataset.copied;
});

// A filter form answers as soon as a choice is made; its button stays for those without scripts.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-submit-on-change]");
  if (form) form.requestSubmit();
});

// After a refused form the summary of errors is read first.
document.querySelector(".error-summary")?.focus();
