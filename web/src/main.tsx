import "@fontsource-variable/atkinson-hyperlegible-next/index.css";
import "./styles/app.css";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { ApiError } from "./api/client";
import { session } from "./api/session";
import { router } from "./app/routes";
import { applyTheme } from "./app/theme";
import { i18n, startLanguage } from "./i18n";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the client caused stays wrong; what the network did may pass.
      retry: (count, error) => count < 3 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500),
    },
  },
});

session.subscribe(() => {
  if (session.state.kind === "out") {
    queries.clear();
    void import("./api/live").then(({ closeLive }) => closeLive());
  }
});

function App() {
  // A new language draws everything again.
  const locale = useSyncExternalStore(
    (changed) => i18n.on("change", changed),
    () => `${i18n.locale}${document.documentElement.dir}`,
  );
  return (
    <I18nProvider i18n={i18n} key={locale}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}

applyTheme();
await startLanguage();
createRoot(document.getElementById("app") as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
await session.restore();
