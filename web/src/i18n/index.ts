import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { pseudo } from "./pseudo";

/** English stands in the code; each other language is a list of its translations. */
export const languages = [
  { tag: "en", name: "English", dir: "ltr" },
  { tag: "es", name: "Español", dir: "ltr" },
  { tag: "ar", name: "العربية", dir: "rtl" },
] as const;

const key = "myna.language";

i18n.setMessagesCompiler(compileMessage);

export async function startLanguage(): Promise<void> {
  const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem(key) ?? navigator.language;
  await activateLanguage(asked.split("-")[0] ?? "en");
}

export async function activateLanguage(tag: string): Promise<void> {
  // `pseudo` lengthens every text by 40 %: what stays as it was is not translated, and what is clipped has no room.
  const known = tag === "pseudo" ? "pseudo" : (languages.find((language) => language.tag === tag)?.tag ?? "en");
  const messages: Record<string, string> =
    known === "es"
      ? (await import("./es.json")).default
      : known === "ar"
        ? (await import("./ar.json")).default
        : known === "pseudo"
          ? new Proxy({}, { get: (_, text) => (typeof text === "string" ? pseudo(text) : undefined) })
          : {};
  i18n.load(known === "pseudo" ? "en" : known, messages);
  i18n.activate(known === "pseudo" ? "en" : known);
  document.documentElement.lang = known === "pseudo" ? "en" : known;
  document.documentElement.dir = known === "ar" ? "rtl" : "ltr";
  if (known !== "pseudo") {
    localStorage.setItem(key, known);
  }
}

/** The text in the language of the interface; `{name}` takes a value, plurals are ICU's. */
export const t = (text: string, values?: Record<string, unknown>): string => i18n._(text, values);

export { i18n };
