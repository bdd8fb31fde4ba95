import { Link } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";
import { t } from "../i18n";
import { useIsOffline, useRuns } from "./useOffline";
import { isPageOld, takeNewVersion, watchVersion } from "./worker";

/** What a learner should know of the network and of this page's version; nothing where all is as usual. */
export function Notices() {
  const isOffline = useIsOffline();
  const runs = useRuns();
  const count = runs.data?.filter((run) => run.state === "waiting").length ?? 0;
  const isOld = useSyncExternalStore(watchVersion, isPageOld);
  return (
    <div className="notices" aria-live="polite">
      {(isOffline || count > 0) && (
        <p>
          {isOffline && t("You are offline.")}{" "}
          {count > 0 && t("{count, plural, one {# lesson waits} other {# lessons wait}} for delivery.", { count })}{" "}
          <Link to="/offline">{t("Without a network")}</Link>
        </p>
      )}
      {isOld && (
        <p>
          {t("There is a new version of these pages.")}{" "}
          <button type="button" className="small" onClick={takeNewVersion}>
            {t("Load it")}
          </button>
        </p>
      )}
    </div>
  );
}
