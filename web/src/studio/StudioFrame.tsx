import "./texts";
import { Link, Outlet } from "@tanstack/react-router";
import { I18nProvider } from "react-aria-components";
import { useSession } from "../api/useSession";
import { Bird } from "../app/Bird";
import { Icon } from "../app/Icon";
import { mayOpenStudio } from "../app/roles";
import { Notice } from "../app/Status";
import { i18n, t } from "../i18n";

/** The studio's frame. Somebody whose roles do not open it is told so, and by whom they are given. */
export function StudioFrame() {
  const state = useSession();
  if (state.kind !== "in") {
    return null;
  }
  if (!mayOpenStudio(state.user.roles)) {
    return (
      <Notice
        title={t("The studio is for authors")}
        text={t("Courses are made here. The operator of this server can make you an author.")}
      />
    );
  }
  return (
    <I18nProvider locale={i18n.locale}>
      <div className="shell studio">
        <nav className="rail" aria-label={t("Studio")}>
          <Link to="/" className="brand">
            <Bird pose="thinking" />
            <span translate="no">Myna</span>
          </Link>
          <Link to="/studio" activeOptions={{ exact: true }}>
            <Icon name="studio" />
            <span>{t("Courses")}</span>
          </Link>
          <Link to="/">
            <Icon name="learn" />
            <span>{t("Learn")}</span>
          </Link>
        </nav>
        <Outlet />
      </div>
    </I18nProvider>
  );
}
