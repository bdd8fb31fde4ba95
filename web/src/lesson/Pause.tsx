import { Dialog } from "../app/Dialog";
import { t } from "../i18n";

export function Pause({ stay, leave }: { stay: () => void; leave: () => void }) {
  return (
    <Dialog title={t("Pause here?")} close={stay}>
      <p>{t("Every answer is kept. You can go on later, on any device.")}</p>
      <div className="row end">
        <button type="button" onClick={leave}>
          {t("Leave for now")}
        </button>
        <button type="button" className="primary" onClick={stay}>
          {t("Go on learning")}
        </button>
      </div>
    </Dialog>
  );
}
