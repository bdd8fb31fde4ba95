import { Icon } from "../app/Icon";
import { t } from "../i18n";
import { hear, type Sound, useCanHear } from "./speech";

/** Plays a recording or says a text; slowly with Shift. Not there when neither is possible. */
export function Hear({ sound, shortcut }: { sound: Sound; shortcut?: string }) {
  return useCanHear(sound) ? (
    <button
      type="button"
      className="quiet"
      aria-label={t("Hear it")}
      aria-keyshortcuts={shortcut}
      onClick={(event) => hear(sound, event.shiftKey)}
    >
      <Icon name="sound" />
    </button>
  ) : null;
}
