import { Icon } from "../app/Icon";
import { t } from "../i18n";

/** How far the lesson is, the way out, and the keys. */
export function PlayerTop({
  done,
  total,
  pause,
  keys,
}: {
  done: number;
  total: number;
  pause: () => void;
  keys: () => void;
}) {
  return (
    <header className="player-top">
      <button
        type="button"
        className="quiet"
        aria-label={t("Pause the lesson")}
        aria-keyshortcuts="Escape"
        onClick={pause}
      >
        <Icon name="close" />
      </button>
      <progress value={done} max={total} aria-label={t("{done} of {total} questions answered", { done, total })} />
      <span className="count" aria-hidden="true">
        {done}/{total}
      </span>
      <button type="button" className="quiet fine" aria-label={t("Keys")} aria-keyshortcuts="?" onClick={keys}>
        <Icon name="keys" />
      </button>
    </header>
  );
}
