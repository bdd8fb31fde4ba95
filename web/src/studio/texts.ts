import { i18n } from "../i18n";

// The studio's texts in other languages are loaded with it, and beside those of the pages.
const lists: Record<string, () => Promise<{ default: Record<string, string> }>> = {
  es: () => import("./i18n/es.json"),
  ar: () => import("./i18n/ar.json"),
};
const loaded = new Set<string>();

async function load(): Promise<void> {
  const { locale } = i18n;
  const list = lists[locale];
  if (list && !loaded.has(locale)) {
    loaded.add(locale);
    i18n.load(locale, (await list()).default);
  }
}

i18n.on("change", () => void load());
await load();
