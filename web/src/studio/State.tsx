import { i18n, t } from "../i18n";

type Known = "draft" | "published" | "changed" | "archived";

/** How far something is published, in a word and a shape. */
export function State({ of, version }: { of: Known; version?: number }) {
  return (
    <span className="state" data-state={of} lang={i18n.locale}>
      {text(of)}
      {version !== undefined && ` · ${t("version {number}", { number: version })}`}
    </span>
  );
}

function text(state: Known): string {
  switch (state) {
    case "published":
      return t("Published");
    case "changed":
      return t("Changed");
    case "archived":
      return t("Archived");
    default:
      return t("Draft");
  }
}
