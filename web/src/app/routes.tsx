import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { t } from "../i18n";
import { PathPage } from "../path/PathPage";
import { explain } from "./problems";
import { Shell } from "./Shell";
import { Notice } from "./Status";

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <Notice title={t("There is no such page")} text={t("The address may have changed.")} />,
  errorComponent: ({ error }) => (
    <Notice title={t("Something went wrong")} text={explain(error)} retry={() => location.reload()} />
  ),
});

const at = () => root;

const studio = createRoute({
  getParentRoute: at,
  path: "/studio",
  component: lazyRouteComponent(() => import("../studio"), "StudioFrame"),
});

const inStudio = () => studio;

export const router = createRouter({
  routeTree: root.addChildren([
    createRoute({ getParentRoute: at, path: "/", component: PathPage }),
    createRoute({
      getParentRoute: at,
      path: "/lesson/$lessonId",
      component: lazyRouteComponent(() => import("../path/IntroductionPage"), "IntroductionPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/learn/$attemptId",
      component: lazyRouteComponent(() => import("../lesson/LessonPage"), "LessonPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/lessons",
      component: lazyRouteComponent(() => import("../path/AllLessonsPage"), "AllLessonsPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/review",
      component: lazyRouteComponent(() => import("../path/ReviewPage"), "ReviewPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/boards",
      component: lazyRouteComponent(() => import("../boards/BoardsPage"), "BoardsPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/quests",
      component: lazyRouteComponent(() => import("../rewards/QuestsPage"), "QuestsPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/words",
      component: lazyRouteComponent(() => import("../words/WordsPage"), "WordsPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/words/$itemId",
      component: lazyRouteComponent(() => import("../words/WordPage"), "WordPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/people/$userId",
      component: lazyRouteComponent(() => import("../people/PersonPage"), "PersonPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/feed",
      component: lazyRouteComponent(() => import("../people/FeedPage"), "FeedPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/offline",
      component: lazyRouteComponent(() => import("../offline/OfflinePage"), "OfflinePage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/learn/offline/$runId",
      component: lazyRouteComponent(() => import("../offline/RunPage"), "RunPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/you",
      component: lazyRouteComponent(() => import("../profile/ProfilePage"), "ProfilePage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/settings",
      component: lazyRouteComponent(() => import("../profile/SettingsPage"), "SettingsPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/sign-in",
      component: lazyRouteComponent(() => import("./SignInPage"), "SignInPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/sign-up",
      component: lazyRouteComponent(() => import("./SignInPage"), "SignUpPage"),
    }),
    createRoute({
      getParentRoute: at,
      path: "/forgot",
      component: lazyRouteComponent(() => import("./SignInPage"), "ForgotPage"),
    }),
    studio.addChildren([
      createRoute({
        getParentRoute: inStudio,
        path: "/",
        component: lazyRouteComponent(() => import("../studio"), "CoursesPage"),
      }),
      createRoute({
        getParentRoute: inStudio,
        path: "/courses/$courseId",
        component: lazyRouteComponent(() => import("../studio"), "CoursePage"),
      }),
      createRoute({
        getParentRoute: inStudio,
        path: "/lessons/$lessonId",
        component: lazyRouteComponent(() => import("../studio"), "LessonEditorPage"),
      }),
    ]),
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
