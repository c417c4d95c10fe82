// On the desk: choosing a reason's code puts its sample sentence into an empty reason, or in the place of the last sample.
"use strict";
document.querySelectorAll("select[name=reason_code]").forEach((select) => {
  const reason = select.form.querySelector("textarea[name=reason]");
  const samples = new Map([...document.querySelectorAll("[data-terang-templates] [data-code]")].map((one) => [one.dataset.code, one.textContent.trim()]));
  let last = [...samples.values()].find((sample) => reason && sample === reason.value.trim()) || "";
  select.addEventListener("change", () => {
    const sample = samples.get(select.value) || "";
    if (reason && (reason.value.trim() === "" || reason.value.trim() === last)) {
      reason.value = last = sample;
      reason.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
});
