// Keeps the pages that a reader has visited, so that they open without a network. Nothing is counted and nothing is told to anyone.
// Pages and data: the network first, so that a correction is seen at once; what was kept only when there is no network.
"use strict";
const KEPT = "terang-1", MOST_PAGES = 150;
const NAMED_BY_DIGEST = /\/assets\/[^/]+-[0-9a-f]{8}\.\w+$/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(OFFLINE_PAGES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)))));
  event.waitUntil(self.clients.claim());
});

const keep = async (request, response) => {
  const kept = await caches.open(KEPT);
  await kept.put(request, response);
  const pages = (await kept.keys()).filter((one) => /(\/|\.html)$/.test(new URL(one.url).pathname));
  await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST_PAGES)).map((one) => kept.delete(one)));
};
const fromNetwork = async (event) => {
  try {
    const response = await fetch(event.request);
    if (response.ok && response.type === "basic") event.waitUntil(keep(event.request, response.clone()));
    return response;
  } catch (error) {
    const found = (await caches.match(event.request, { ignoreSearch: true })) || (event.request.mode === "navigate" && (await caches.match(OFFLINE_PAGES[0])));
    if (found) return found;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || /\.(zip|pdf|xlsx|csv|parquet|sqlite)$/.test(url.pathname)) return;
  event.respondWith(NAMED_BY_DIGEST.test(url.pathname) ? caches.match(event.request).then((found) => found || fromNetwork(event)) : fromNetwork(event));
});
