import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useSession } from "../api/useSession";
import { t } from "../i18n";
import { Bird } from "./Bird";
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
  if (isOpen || path.startsWith("/learn/")) {
    return <Outlet />;
  }
  const links = [
    { to: "/", text: t("Learn"), sign: "◉" },
    { to: "/review", text: t("Review"), sign: "↻" },
    { to: "/boards", text: t("Boards"), sign: "▤" },
    { to: "/lessons", text: t("Lessons"), sign: "☰" },
    { to: "/you", text: t("You"), sign: "☺" },
  ];
  return (
    <div className="shell">
      <nav className="rail" aria-label={t("Myna")}>
        <Link to="/" className="brand">
          <Bird pose="listening" />
          <span>Myna</span>
        </Link>
        {links.map((link) => (
          <Link key={link.to} to={link.to} activeOptions={{ exact: link.to === "/" }}>
            <span aria-hidden="true">{link.sign}</span>
            <span>{link.text}</span>
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
