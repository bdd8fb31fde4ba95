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
import { startWorker } from "./offline/worker";

const queries = new QueryClient({
  defaultOptions: {
    // Without a network a query asks all the same: what was taken along answers then.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      refetchOnReconnect: true,
      // What the client caused stays wrong; what the network did may pass.
      retry: (count, error) =>
        navigator.onLine && count < 3 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500),
    },
  },
});

let signedIn = session.lastUser?.id;
session.subscribe(() => {
  const { state } = session;
  if (state.kind === "in") {
    signedIn = state.user.id;
  } else if (state.kind === "out") {
    queries.clear();
    void import("./api/live").then(({ closeLive }) => closeLive());
    const gone = signedIn;
    signedIn = undefined;
    if (gone) {
      void import("./offline/store").then(async (store) => {
        if (store.canTakeAlong()) {
          await store.forget(gone, state.reason === "erased");
        }
      });
    }
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
if (import.meta.env.PROD) {
  void startWorker().catch(() => undefined);
}
await session.restore();
