// node lighthouse.mjs URL ...: looks at each page as Lighthouse's phone does, and prints what it found, one object a line.
// Used by tests/demo/test_lighthouse.py. CHROME_PATH names the browser; one is started for all pages, and a new one after a look that failed.
import lighthouse from 'lighthouse';
import * as launcher from 'chrome-launcher';

// On a busy machine the browser may lose the start of its own record of a page (NO_NAVSTART) or not paint it in time (NO_FCP). Such a look
// says nothing of the page, and a browser that has lost one record loses the next too.
const LOOKS = 5;
const start = () => launcher.launch({chromeFlags: process.env.CHROME_FLAGS.split(' ')});
const config = {
  extends: 'lighthouse:default',
  settings: {
    disableFullPageScreenshot: true,
    pauseAfterFcpMs: 500, pauseAfterLoadMs: 500, networkQuietThresholdMs: 200, cpuQuietThresholdMs: 200,
    skipAudits: ['screenshot-thumbnails', 'final-screenshot'],
  },
};
let chrome = await start();

async function seen(url) {
  for (let left = LOOKS; ; left -= 1) {
    const {lhr} = await lighthouse(url, {port: chrome.port, logLevel: 'silent'}, config);
    if (!lhr.runtimeError || left === 1) return lhr;
    console.error(`${url}: ${lhr.runtimeError.code}, looked at again`);
    await chrome.kill();
    chrome = await start();
  }
}

try {
  for (const url of process.argv.slice(2)) {
    const lhr = await seen(url);
    const failed = {};
    for (const category of Object.values(lhr.categories)) {
      failed[category.id] = category.auditRefs
        .filter(({id, weight}) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
        .map(({id}) => `${id}: ${lhr.audits[id].displayValue || lhr.audits[id].title}`);
    }
    const items = id => lhr.audits[id]?.details?.items ?? [];
    console.log(JSON.stringify({
      url,
      error: lhr.runtimeError?.message ?? '',
      scores: Object.fromEntries(Object.values(lhr.categories).map(({id, score}) => [id, score])),
      failed,
      bytes: lhr.audits['total-byte-weight'].numericValue,
      requests: items('network-requests').map(item => item.url),
      shift: lhr.audits['cumulative-layout-shift'].numericValue,
      blocking: [...items('render-blocking-resources'), ...items('render-blocking-insight')].map(item => item.url),
    }));
  }
} finally {
  await chrome.kill();
}
