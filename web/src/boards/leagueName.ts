import { t } from "../i18n";

/** A tier of the league in the learner's language. */
export function leagueName(tier: string): string {
  switch (tier) {
    case "wren":
      return t("Wren");
    case "sparrow":
      return t("Sparrow");
    case "finch":
      return t("Finch");
    case "swallow":
      return t("Swallow");
    case "starling":
      return t("Starling");
    case "kestrel":
      return t("Kestrel");
    case "heron":
      return t("Heron");
    case "falcon":
      return t("Falcon");
    case "eagle":
      return t("Eagle");
    default:
      return t("Myna");
  }
}
