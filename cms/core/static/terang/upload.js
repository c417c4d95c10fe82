// Uploads: a file is dropped on the form, and a bar shows how much of it has been sent. Without this script the form works as it is.
"use strict";
(() => {
  const script = document.currentScript;
  const input = document.querySelector("input[type=file][name=file]");
  const form = input && input.form;
  if (!form) return;
  const most = Number(script.dataset.most) || Infinity;

  const zone = document.createElement("div");
  zone.className = "terang-drop";
  const hint = document.createElement("p");
  hint.className = "terang-quiet";
  hint.textContent = "Pilih berkasnya, atau seret dan lepaskan di sini.";
  input.before(zone);
  zone.append(input, hint);

  const status = document.createElement("div");
  status.className = "terang-wait";
  status.setAttribute("role", "status");
  status.hidden = true;
  const words = document.createElement("p");
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.setAttribute("aria-label", "Bagian berkas yang sudah terkirim");
  const stop = document.createElement("button");
  Object.assign(stop, { type: "button", className: "button button-small button-secondary", textContent: "Batalkan pengiriman", hidden: true });
  status.append(words, bar, stop);
  zone.after(status);

  const round = (number) => number.toLocaleString("id-ID", { maximumFractionDigits: 1 });
  const megabytes = (bytes) => (bytes < 1048576 ? `${round(bytes / 1024)} KB` : `${round(bytes / 1048576)} MB`);
  const say = (text, share) => {
    status.hidden = false;
    words.textContent = text;
    bar.hidden = share === undefined;
    if (share === null) bar.removeAttribute("value");
    else if (share !== undefined) bar.value = share;
  };
  const chosen = () => {
    const file = input.files[0];
    if (!file) return;
    hint.textContent = `${file.name} (${megabytes(file.size)})`;
    if (file.size > most) say(script.dataset.tooLarge);
    else status.hidden = true;
  };
  input.addEventListener("change", chosen);

  let depth = 0;
  const over = (event) => [...event.dataTransfer.types].includes("Files");
  document.addEventListener("dragenter", (event) => over(event) && (depth++, zone.classList.add("is-over")));
  document.addEventListener("dragleave", (event) => over(event) && --depth <= 0 && (depth = 0, zone.classList.remove("is-over")));
  document.addEventListener("dragover", (event) => over(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    depth = 0;
    zone.classList.remove("is-over");
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    input.files = one.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    if (event.dataTransfer.files.length > 1) say(`Satu berkas sekali kirim. Yang dipilih: ${one.files[0].name}.`);
  });

  // Whoever has logged in again since has another secret against forged forms than the form that is still open.
  let isLoggedOut = false;
  const TOKEN = "[name=csrfmiddlewaretoken]";
  const renewed = async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    form.querySelector(TOKEN).value = page.querySelector(TOKEN).value;
  };

  form.addEventListener("submit", (event) => {
    const file = input.files[0];
    if (!file || file.size > most) return; // nothing to show; the server says what is wrong
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    const again = (text) => {
      say(text);
      stop.hidden = true;
      if (!button) return;
      button.disabled = false;
      button.setAttribute("data-w-progress-loading-value", "false"); // Wagtail's button stops turning and says again what it does
    };
    if (button) button.disabled = true;
    const request = new XMLHttpRequest();
    request.open("POST", form.action || location.href);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.addEventListener("progress", (sent) => {
      if (sent.lengthComputable) say(`${megabytes(sent.loaded)} dari ${megabytes(sent.total)} terkirim.`, (100 * sent.loaded) / sent.total);
    });
    request.upload.addEventListener("load", () => {
      stop.hidden = true;
      say("Terkirim. Berkasnya sedang dibaca …", null);
    });
    request.addEventListener("abort", () => again("Pengiriman dibatalkan. Tidak ada yang disimpan."));
    stop.onclick = () => request.abort();
    stop.hidden = false;
    say("Berkasnya sedang dikirim …", 0);
    status.scrollIntoView({ block: "center" }); // the button stands at the end of a long form
    request.addEventListener("error", () => again("Sambungan terputus, berkasnya belum terkirim. Coba kirim lagi."));
    request.addEventListener("load", () => {
      const kind = request.getResponseHeader("Content-Type") || "";
      if (request.status === 200 && kind.startsWith("application/json")) {
        location.assign(JSON.parse(request.responseText).redirect);
        return;
      }
      if (request.status === 403) {
        isLoggedOut = true;
        again("Anda sudah tidak masuk, jadi berkasnya tidak diterima. Isian di sini tetap ada: ");
        const link = document.createElement("a");
        Object.assign(link, { href: location.href, target: "_blank", textContent: "masuk lagi di jendela baru" });
        words.append(link, ", lalu kirim lagi di sini.");
        return;
      }
      const main = request.status === 200 && new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main");
      if (!main) {
        again("Server tidak dapat menerima berkas ini sekarang. Coba kirim lagi.");
        return;
      }
      // The form with what is wrong in it, as if the browser had gone there.
      document.querySelector("main").replaceWith(main);
      const fresh = document.createElement("script");
      fresh.src = script.src;
      Object.assign(fresh.dataset, script.dataset);
      document.body.append(fresh);
      scrollTo(0, 0);
    });
    const send = () => request.send(new FormData(form));
    if (isLoggedOut) renewed().then(send, send);
    else send();
  });
})();
