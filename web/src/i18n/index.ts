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

// `pseudo` lengthens every text by 40 %: what stays as it was is not translated, and what is clipped has no room.
let isPseudo = false;

export async function activateLanguage(tag: string): Promise<void> {
  isPseudo = tag === "pseudo";
  const chosen = languages.find((language) => language.tag === tag)?.tag ?? "en";
  const messages: Record<string, string> =
    chosen === "es" ? (await import("./es.json")).default : chosen === "ar" ? (await import("./ar.json")).default : {};
  i18n.load(chosen, messages);
  i18n.activate(chosen);
  document.documentElement.lang = chosen;
  document.documentElement.dir = chosen === "ar" ? "rtl" : "ltr";
  if (!isPseudo) {
    localStorage.setItem(key, chosen);
  }
}

/** The text in the language of the interface; `{name}` takes a value, plurals are ICU's. */
export const t = (text: string, values?: Record<string, unknown>): string =>
  i18n._(isPseudo ? pseudo(text) : text, values);

/** A text of the server, such as a quest's title: those of the rules that it ships with are translated, an operator's own stay as they are. */
export const known = (text: string): string => (isPseudo || text in i18n.messages ? t(text) : text);

export { i18n };
