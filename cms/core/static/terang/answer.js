// In the form of an answer the search for a budget line stands first, so Enter would search from every field: here it records, as the main button does.
// Without script Enter searches, which stores nothing.
"use strict";
document.querySelectorAll("form button[name=record]").forEach((record) => {
  record.form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || !field.matches("input") || field.type === "file" || field.closest("[role=search]")) return;
    event.preventDefault();
    record.click();
  });
});
