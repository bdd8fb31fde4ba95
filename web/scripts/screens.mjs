// Photographs every screen of a running server, light and dark, on a desktop and on a phone, into artifacts/screens:
//   npm --prefix web run screens -- http://127.0.0.1:5080 [part of a name]
// The learners that it signs up stay on that server: start one on an empty data folder.
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const address = process.argv[2] ?? "http://127.0.0.1:5080";
const wanted = process.argv[3] ?? "";
const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "artifacts", "screens");
const course = "spanish-from-english";
const password = "parrots never forget";

const looks = [
  { name: "desktop-light", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { name: "desktop-dark", colorScheme: "dark", viewport: { width: 1280, height: 800 } },
  { name: "phone-light", colorScheme: "light", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  { name: "phone-dark", colorScheme: "dark", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  { name: "arabic", colorScheme: "light", viewport: { width: 1280, height: 800 }, locale: "ar" },
].filter((look) => look.name.includes(wanted));

async function call(token, path, body, method = body === undefined ? "GET" : "POST") {
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
  return response.status === 204 ? null : await response.json();
}

/** Signs a learner up who takes the first lessons and answers this many of ten questions right. */
async function learner(displayName, lessons, right) {
  const email = `${crypto.randomUUID()}@example.com`;
  const { accessToken, user } = await call(null, "/auth/signup", {
    email,
    password,
    displayName,
    timeZone: "Europe/Madrid",
  });
  for (const lessonId of lessons) {
    const attempt = await call(accessToken, "/attempts", { kind: "lesson", lessonId });
    for (const [index, question] of attempt.questions.entries()) {
      const response = index % 10 < right ? await solution(question) : null;
      await call(accessToken, `/attempts/${attempt.id}/answers`, {
        questionId: question.id,
        response,
        elapsedMs: 4000,
      });
    }
    await call(accessToken, `/attempts/${attempt.id}/finish`, {});
  }
  return { email, token: accessToken, id: user.id };
}

// Questions keep their ids from one attempt to the next: a learner who skips everything gets the solutions. Attempts draw from a pool, so some stay unknown.
const solutions = new Map();
async function solution(question) {
  return solutions.get(question.id) ?? null;
}
async function readSolutions() {
  const { accessToken } = await call(null, "/auth/guest", { timeZone: "Europe/Madrid" });
  const { units } = await call(accessToken, `/courses/${course}`);
  const lessons = units.flatMap((unit) => unit.lessons.map((lesson) => lesson.id)).slice(0, 4);
  for (const lessonId of lessons) {
    const attempt = await call(accessToken, "/attempts", { kind: "lesson", lessonId });
    for (const question of attempt.questions) {
      const answer = await call(accessToken, `/attempts/${attempt.id}/answers`, {
        questionId: question.id,
        response: null,
      });
      solutions.set(question.id, answer.solution);
    }
  }
  return lessons;
}

/** Puts an answer together as a hand would. */
async function answer(page, question, response) {
  if (question.type === "choice") {
    await page.locator(`input[value="${response}"]`).check();
  } else if (question.type === "match") {
    const text = (side, id) => question[side].find((tile) => tile.id === id).text;
    for (const [left, right] of response) {
      await page
        .locator(".column")
        .first()
        .getByRole("button", { name: text("left", left) })
        .first()
        .click();
      await page
        .locator(".column")
        .last()
        .getByRole("button", { name: text("right", right) })
        .first()
        .click();
    }
  } else if (question.type === "arrange") {
    for (const id of response) {
      await page
        .locator(".tiles .tile")
        .nth(question.tiles.findIndex((tile) => tile.id === id))
        .click();
    }
  } else {
    await page.locator(".typed textarea").fill(response);
  }
}

/** A wrong answer that a learner might give; null where the type has no nearly right one. */
function slip(question, response) {
  if (response === null) {
    return null;
  }
  switch (question.type) {
    case "choice":
      return question.options.find((option) => option.id !== response).id;
    case "arrange":
      return [...response].reverse();
    case "match":
      return null;
    default:
      return `${response.split(" ")[0]} perro`;
  }
}

async function photograph(browser, look) {
  const context = await browser.newContext(look);
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.error(`${look.name}: ${message.text()}`));
  page.on("pageerror", (error) => console.error(`${look.name}: ${error}`));
  let count = 0;
  const shot = async (name) => {
    await page.evaluate(async () => {
      await document.fonts.ready;
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
    });
    await page.screenshot({ path: join(folder, `${look.name}-${String(++count).padStart(2, "0")}-${name}.png`) });
  };
  const open = async (path, ready = "h1") => {
    await page.goto(address + path);
    await page.locator(ready).first().waitFor();
  };

  await open("/");
  await shot("welcome");
  await open("/sign-up");
  await shot("sign-up");
  await open("/sign-in");
  await shot("sign-in");
  await open("/forgot");
  await shot("forgot");

  // A new learner, before and after the first lesson.
  const newcomer = await learner("Noor", [], 0);
  await signIn(page, newcomer);
  await shot("path-new");
  for (const path of ["review", "words", "quests", "you"]) {
    await open(`/${path}`);
    await page.waitForLoadState("networkidle");
    await shot(`${path}-new`);
  }

  await open(`/lesson/${course}.101`);
  await page.locator(".introduction button.primary").waitFor();
  await shot("introduction");
  await page.locator(".introduction button.primary").click();
  await page.waitForURL(/\/learn\//);
  const attempt = await call(newcomer.token, `/attempts/${page.url().split("/").at(-1)}`);
  const seen = new Set();
  for (const [index, question] of attempt.questions.entries()) {
    const right = await solution(question);
    const isFirst = !seen.has(question.type);
    const mistake = !isFirst && index % 3 === 0 ? slip(question, right) : null;
    if (isFirst) {
      seen.add(question.type);
      await shot(`question-${question.type}`);
    }
    if (right === null) {
      await page.locator(".player-bottom button").first().click();
    } else {
      await answer(page, question, mistake ?? right);
      if (isFirst) {
        await shot(`answered-${question.type}`);
      }
      await page.locator(".player-bottom .primary").click();
    }
    await page.locator(".sheet").waitFor();
    const verdict = `${await page.locator(".sheet").getAttribute("data-verdict")}-${question.type}`;
    if (!seen.has(verdict)) {
      seen.add(verdict);
      await shot(`verdict-${verdict}`);
      await page.keyboard.press("e");
      await shot(`verdict-${verdict}-explained`);
    }
    if (index === 1) {
      await page.locator(".player-top button").first().click();
      await page.locator("dialog[open]").waitFor();
      await shot("pause");
      await page.locator("dialog[open] .primary").click();
      await page.keyboard.press("?");
      await page.locator("dialog[open]").waitFor();
      await shot("keys");
      await page.locator("dialog[open] .primary").click();
    }
    await page.locator(".sheet .primary").click();
  }
  await page.locator(".result").waitFor();
  await shot("result");

  // A learner with some days behind them.
  await context.clearCookies();
  await page.evaluate(() => localStorage.removeItem("myna.signedIn"));
  const ana = await learner("Ana Ruiz", lessons, 9);
  for (const friend of friends) {
    await call(ana.token, `/users/${friend.id}/follow`, undefined, "PUT");
  }
  await signIn(page, ana);
  await shot("path");
  for (const path of [
    "lessons",
    "review",
    "words",
    "boards",
    "feed",
    "quests",
    "you",
    "offline",
    "settings",
    "no-such-page",
  ]) {
    await open(`/${path}`);
    await page.waitForLoadState("networkidle");
    await shot(path);
    if (path === "boards") {
      await page.getByRole("tab").nth(1).click();
      await page.locator(".league li").first().waitFor();
      await shot("league");
    }
    if (path === "settings") {
      await page.locator("#your-data ~ .row .danger").click();
      await page.locator("dialog[open]").waitFor();
      await shot("erase");
    }
    const [inside, name] =
      { words: [".word-list a", "word"], feed: [".feed li:not([data-me]) a", "person"] }[path] ?? [];
    if (inside) {
      await page.locator(inside).first().click();
      await page.locator(".memory, .person h1").first().waitFor();
      await shot(name);
    }
  }
  await context.close();
}

async function signIn(page, { email }) {
  await page.goto(`${address}/sign-in`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("button.primary").click();
  await page.locator(".path-page").waitFor();
  await page.waitForLoadState("networkidle");
}

if (wanted === "") {
  rmSync(folder, { recursive: true, force: true });
}
mkdirSync(folder, { recursive: true });
const lessons = await readSolutions();
const friends = [];
for (const [name, right] of [
  ["Mateo", 10],
  ["Ingrid", 8],
  ["Yuki Tanaka", 6],
  ["Абай", 7],
  ["Fatima Zahra El Mansouri", 5],
]) {
  friends.push(await learner(name, lessons.slice(0, 1 + (right % 4)), right));
}
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
});
for (const look of looks) {
  await photograph(browser, look);
}
await browser.close();
console.log(`The screens are in ${folder}`);
