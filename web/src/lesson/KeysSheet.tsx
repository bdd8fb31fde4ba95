import { useState } from "react";
import { Dialog } from "../app/Dialog";
import { areSingleKeysOn, switchSingleKeys } from "../app/singleKeys";
import { t } from "../i18n";

/** Every key of a lesson, and the switch for those without Ctrl or Alt. */
export function KeysSheet({ close }: { close: () => void }) {
  const keys: [string[], string][] = [
    [["Enter"], t("Check, then go on")],
    [["1", "…", "9"], t("Choose an answer or place a word")],
    [["A", "…", "Z"], t("Place the word that begins so")],
    [["⌫"], t("Take the last word back")],
    [["Alt", "←", "→"], t("Move a placed word")],
    [["Alt", "1", "…", "9"], t("Type a special character")],
    [["Ctrl", "Space"], t("Hear it")],
    [["Ctrl", "Shift", "Space"], t("Hear it slowly")],
    [["Ctrl", "."], t("Go to the special characters")],
    [["Ctrl", "Enter"], t("Skip")],
    [["E"], t("After the answer: more about it")],
    [["Space"], t("After the answer: hear it")],
    [["Esc"], t("Pause the lesson")],
    [["?"], t("These keys")],
  ];
  return (
    <Dialog title={t("Keys")} close={close}>
      <dl className="keys">
        {keys.map(([names, text]) => (
          <div key={text}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <SingleKeys />
      <div className="row end">
        <button type="button" className="primary" onClick={close}>
          {t("Go on learning")}
        </button>
      </div>
    </Dialog>
  );
}

export function SingleKeys() {
  const [isOn, switchOn] = useState(areSingleKeysOn());
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          switchSingleKeys(event.target.checked);
          switchOn(event.target.checked);
        }}
      />
      <span>{t("Digits and letters without Ctrl or Alt are keys")}</span>
    </label>
  );
}
