// Times of the learner's pages in Chromium, on a slow phone's processor (÷ 4) and line (9 Mbit/s, 100 ms), over a whole lesson by keyboard; and the heap after 200 questions.
//   node bench/web/measure.mjs [http://127.0.0.1:5080] [runs]
// Needs web/node_modules (`npm --prefix web ci`) and a running server with its pages. The guests that it makes stay on that server: start one on an empty data folder.
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");
const address = process.argv[2] ?? "http://127.0.0.1:5080";
const runs = Number(process.argv[3] ?? 5);
const questions = 200;
const line = { offline: false, latency: 100, downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8 };

// The page's own measures, as https://web.dev/articles/vitals defines them.
const observe = () => {
  window.seen = { lcp: 0, cls: 0, long: [], events: new Map() };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.lcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.cls += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.long.push([entry.startTime, entry.duration]);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) window.seen.events.set(interactionId, Math.max(duration, window.seen.events.get(interactionId) ?? 0));
    }
  }).observe({ type: "event", buffered: true, durationThreshold: 16 });
};

/** Puts some response to the question on the screen together, and goes on from its verdict. Right or wrong takes the page the same time. */
async function answer(page) {
  const player = page.locator(".player");
  const id = await player.getAttribute("data-question");
  if (await page.locator(".player textarea").count()) {
    await page.keyboard.type("la casa");
  } else if (await page.locator(".player .column").count()) {
    for (let i = 1; i <= 5; i++) {
      await page.keyboard.press(String(i));
      await page.keyboard.press(String((i + 5) % 10));
    }
  } else {
    for (let i = 1; i <= 3; i++) await page.keyboard.press(String(i));
  }
  await page.keyboard.press((await page.locator(".player-bottom .primary").isEnabled()) ? "Enter" : "Control+Enter");
  const next = page.locator(".sheet .primary");
  await next.waitFor();
  await page.waitForFunction(() => document.activeElement?.closest(".sheet") !== null);
  await page.keyboard.press("Enter");
  await page.locator(`.player:not([data-question="${id}"]), .result`).first().waitFor();
}

/** Until the result. Returns how many questions were answered. */
async function lesson(page) {
  let count = 0;
  for (; (await page.locator(".result").count()) === 0; count++) {
    await answer(page);
  }
  return count;
}

async function slowly(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", line);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

async function open(browser) {
  // Trusted Types forbid what waitForFunction does in the page.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript(observe);
  return page;
}

const settled = async (page) => {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  return await page.evaluate(() => window.seen.lcp);
};

async function once(browser) {
  const page = await open(browser);
  await slowly(page);
  await page.goto(address);
  await page.locator(".welcome .primary").waitFor();
  const cold = await settled(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.locator(".welcome .primary").waitFor();
  const warm = await settled(page);
  const begun = await page.evaluate(() => performance.now());
  await page.keyboard.press("Enter");
  await page.locator(".player .task").waitFor();
  const started = await page.evaluate(() => performance.now());
  await lesson(page);
  const seen = await page.evaluate((from) => ({
    cls: window.seen.cls,
    events: [...window.seen.events.values()].sort((a, b) => a - b),
    long: window.seen.long.filter(([start]) => start > from).map(([, duration]) => duration),
  }), started);
  await page.context().close();
  return {
    cold,
    warm,
    question: started - begun,
    // One interaction in fifty may be slower, as INP has it.
    inp: seen.events.at(Math.max(0, Math.ceil(seen.events.length * 0.98) - 1)) ?? 16,
    cls: seen.cls,
    long: seen.long.length,
    longest: Math.max(0, ...seen.long),
  };
}

async function heap(browser) {
  const page = await open(browser);
  const devtools = await page.context().newCDPSession(page);
  const used = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    return (await devtools.send("Runtime.getHeapUsage")).usedSize / 1e6;
  };
  // Processor time of the page's thread: a busy machine changes it less than it changes waiting.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () =>
    (await devtools.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  await page.goto(address);
  await page.locator(".welcome .primary").waitFor();
  await settled(page);
  const start = await spent();
  await page.keyboard.press("Enter");
  await page.locator(".player .task").waitFor();
  let count = await lesson(page);
  const first = await used();
  const [before, from] = [await spent(), count];
  while (count < questions) {
    await page.getByRole("button", { name: "Practise again" }).click();
    await page.locator(".player .task").waitFor();
    count += await lesson(page);
  }
  const question = ((await spent()) - before) / (count - from);
  const last = await used();
  await page.context().close();
  return { count, first, last, start, question };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});
const results = [];
for (let run = 0; run < runs; run++) {
  results.push(await once(browser));
}
const memory = await heap(browser);
await browser.close();
const of = (name, digits = 0) => median(results.map((result) => result[name])).toFixed(digits);
console.log(`Chromium ${browser.version()}, processor ÷ 4, 9 Mbit/s, 100 ms; medians of ${runs}\n
| | measured | budget |
|---|---|---|
| LCP of the first page, cold / warm, ms | ${of("cold")} / ${of("warm")} | 1800 / 800 |
| from "Start learning" to the first question, ms | ${of("question")} | |
| INP over a whole lesson, p98, ms | ${of("inp")} | 100 |
| CLS over a whole lesson | ${of("cls", 4)} | 0.02 |
| tasks over 50 ms in the lesson, number / longest ms | ${of("long")} / ${of("longest")} | 0 |
| processor time of the page's thread, ÷ 1: first page / a question with its answer, ms | ${memory.start.toFixed(0)} / ${memory.question.toFixed(0)} | |
| heap after the first lesson / after ${memory.count} questions, MB | ${memory.first.toFixed(1)} / ${memory.last.toFixed(1)} | + 5 |`);
