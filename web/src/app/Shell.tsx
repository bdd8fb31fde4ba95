import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useNews } from "../api/useNews";
import { useSession } from "../api/useSession";
import { t } from "../i18n";
import { Notices } from "../offline/Notices";
import { useDeliveries } from "../offline/useOffline";
import { Bird } from "./Bird";
import { Icon } from "./Icon";
import { mayOpenStudio } from "./roles";
import { WelcomePage } from "./WelcomePage";

/** The frame: a rail on wide screens, tabs below on phones; a lesson fills the screen alone. */
export function Shell() {
  const state = useSession();
  const path = useRouterState({ select: (router) => router.location.pathname });
  if (state.kind === "unknown") {
    return null;
  }
  const isOpen = ["/sign-in", "/sign-up", "/forgot"].includes(path);
  if (state.kind === "out") {
    return isOpen ? <Outlet /> : <WelcomePage reason={state.reason} />;
  }
  return (
    <>
      <News key={state.user.id} />
      {isOpen || /^\/(learn|studio)(\/|$)/.test(path) ? <Outlet /> : <Frame roles={state.user.roles} />}
    </>
  );
}

function News() {
  useNews();
  useDeliveries();
  return <Notices />;
}

function Frame({ roles }: { roles: readonly string[] }) {
  const links = [
    { to: "/", text: t("Learn"), icon: "learn" },
    { to: "/review", text: t("Review"), icon: "review" },
    { to: "/boards", text: t("Boards"), icon: "boards" },
    { to: "/words", text: t("Words"), icon: "words" },
    { to: "/you", text: t("You"), icon: "you" },
  ] as const;
  return (
    <div className="shell">
      <nav className="rail" aria-label={t("Myna")}>
        <Link to="/" className="brand">
          <Bird pose="listening" />
          <span translate="no">Myna</span>
        </Link>
        {links.map((link) => (
          <Link key={link.to} to={link.to} activeOptions={{ exact: link.to === "/" }}>
            <Icon name={link.icon} />
            <span>{link.text}</span>
          </Link>
        ))}
        {mayOpenStudio(roles) && (
          <Link to="/studio" className="wide-only">
            <Icon name="studio" />
            <span>{t("Studio")}</span>
          </Link>
        )}
      </nav>
      <Outlet />
    </div>
  );
}
