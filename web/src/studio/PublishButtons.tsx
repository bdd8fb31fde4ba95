import { t } from "../i18n";

/** The end of a dialog that publishes: "Publish" until it is done, or "Close" where there is nothing left to publish. */
export function PublishButtons({
  isDone,
  isBusy,
  publish,
  close,
}: {
  isDone: boolean;
  isBusy: boolean;
  publish: () => void;
  close: () => void;
}) {
  return (
    <div className="row end">
      {isDone ? (
        <button type="button" className="primary" onClick={close}>
          {t("Close")}
        </button>
      ) : (
        <>
          <button type="button" onClick={close}>
            {t("Not yet")}
          </button>
          <button type="button" className="primary" disabled={isBusy} onClick={publish}>
            {t("Publish")}
          </button>
        </>
      )}
    </div>
  );
}
