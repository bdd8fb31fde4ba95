import { t } from "../../i18n";
import type { Editing } from "./draftEditor";

/** Where the work is, at every moment. */
export function SavingLine({ editing }: { editing: Editing }) {
  return (
    <span className="saving" role="status">
      {editing.news === "restored" && `${t("What you wrote before is back.")} `}
      {editing.news === "merged" && `${t("Somebody else changed this lesson too: both changes are in it.")} `}
      {text(editing)}
    </span>
  );
}

function text({ saving, draft }: Editing): string {
  switch (saving) {
    case "waiting":
    case "saving":
      return t("Saving…");
    case "offline":
      return t("Offline: kept on this device, and sent when the server can be reached.");
    case "refused":
      return t("Not saved: see what is wrong below. It is kept on this device.");
    case "conflict":
      return t("Not saved: somebody else changed the same. It is kept on this device.");
    default:
      return draft.status === "published" ? t("Saved: learners have just this.") : t("Saved as a draft.");
  }
}
