import { useEffect, useState } from "react";
import { t } from "../i18n";
import { Bird } from "./Bird";

/** Says nothing for the first moment: most answers are there before anybody could read it. */
export function Waiting() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="waiting" role="status">
      {isLong ? t("One moment…") : ""}
    </p>
  );
}

export function Notice({ title, text, retry }: { title: string; text: string; retry?: () => void }) {
  return (
    <main className="notice">
      <Bird pose="asleep" />
      <h1>{title}</h1>
      <p>{text}</p>
      <div className="row">
        {retry && (
          <button type="button" className="primary" onClick={retry}>
            {t("Try again")}
          </button>
        )}
        <a className="button" href="/">
          {t("To the start page")}
        </a>
      </div>
    </main>
  );
}
