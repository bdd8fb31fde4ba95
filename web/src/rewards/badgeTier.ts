import { t } from "../i18n";

/** A tier of a badge in the learner's language; an operator's own rules may name others. */
export function badgeTier(tier: string): string {
  switch (tier) {
    case "bronze":
      return t("Bronze");
    case "silver":
      return t("Silver");
    case "gold":
      return t("Gold");
    case "diamond":
      return t("Diamond");
    default:
      return tier;
  }
}
