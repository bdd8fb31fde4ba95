import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { api, unwrap } from "../api/client";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { isSingleKey } from "../app/singleKeys";
import { i18n, t } from "../i18n";
import { useCourse, useMyCourse } from "../path/useCourse";
import { Foreign } from "../text/Foreign";
import { Hear } from "../text/Hear";
import { Forecast } from "./Forecast";

const orders = ["recall", "due", "-lastSeen", "-timesSeen", "text"] as const;
type Order = (typeof orders)[number];

function orderName(order: Order): string {
  switch (order) {
    case "recall":
      return t("Least remembered first");
    case "due":
      return t("Due first");
    case "-lastSeen":
      return t("Seen most recently first");
    case "-timesSeen":
      return t("Seen most often first");
    default:
      return t("By letter");
  }
}

/** All words that this learner has met: how well each is remembered now, and when it comes back. */
export function WordsPage() {
  const { id } = useMyCourse();
  const language = useCourse(id).data?.language.code;
  const [wanted, want] = useState("");
  const [sort, order] = useState<Order>("recall");
  const field = useSearchKey();
  const q = useLater(wanted.trim());
  const words = useInfiniteQuery({
    queryKey: ["progress", "words", id, q, sort],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/progress/words", {
          params: { query: { courseId: id ?? "", kind: "all", q: q || undefined, sort, limit: 50, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: id !== undefined,
    placeholderData: keepPreviousData,
  });
  if (words.isError) {
    return (
      <Notice title={t("The words cannot be shown")} text={explain(words.error)} retry={() => void words.refetch()} />
    );
  }
  if (!words.data) {
    return <Waiting />;
  }
  const items = words.data.pages.flatMap((page) => page.items);
  const total = words.data.pages[0]?.total ?? 0;
  const date = new Intl.DateTimeFormat(i18n.locale, { day: "numeric", month: "short" });
  return (
    <main className="page words-page">
      <h1>{t("Words")}</h1>
      <div className="filters">
        <input
          ref={field}
          type="search"
          aria-label={t("Search words and meanings")}
          aria-keyshortcuts="/"
          placeholder={t("Search words and meanings")}
          maxLength={100}
          value={wanted}
          onChange={(event) => want(event.target.value)}
        />
        <select aria-label={t("Order")} value={sort} onChange={(event) => order(event.target.value as Order)}>
          {orders.map((one) => (
            <option key={one} value={one}>
              {orderName(one)}
            </option>
          ))}
        </select>
      </div>
      <p role="status">{t("{count, plural, one {# word or phrase} other {# words and phrases}}", { count: total })}</p>
      {items.length === 0 ? (
        <p>
          {q === ""
            ? t("Learn a lesson: its words come here, with how well you know each.")
            : t("You have met no word like this.")}
        </p>
      ) : (
        <table className="list word-list">
          <thead>
            <tr>
              <th>{t("Word")}</th>
              <th>{t("Remembered")}</th>
              <th>{t("Comes back")}</th>
              <th>{t("Seen")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((word) => (
              <tr key={word.itemId}>
                <td>
                  <Link to="/words/$itemId" params={{ itemId: word.itemId }}>
                    <Foreign tag={language}>{word.text}</Foreign>
                  </Link>
                  <Hear sound={{ audio: word.audio, text: word.text, language }} />
                  <Foreign as="small">{word.meaning}</Foreign>
                </td>
                <td>
                  <Recall value={word.recall} />
                </td>
                <td>
                  <time dateTime={word.due} translate="no">
                    {date.format(new Date(word.due))}
                  </time>
                </td>
                <td>{word.timesSeen}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {words.hasNextPage && (
        <button type="button" disabled={words.isFetchingNextPage} onClick={() => void words.fetchNextPage()}>
          {t("Show more")}
        </button>
      )}
      <Forecast courseId={id} />
    </main>
  );
}

/** A share as a bar and in figures: never by colour alone. */
export function Recall({ value }: { value: number }) {
  return (
    <span className="recall">
      <span className="bar" aria-hidden="true" style={{ "--share": value } as never} />
      {Math.round(100 * value)} %
    </span>
  );
}

/** The slash leads to the search. */
function useSearchKey() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "/" && isSingleKey(event)) {
        event.preventDefault();
        field.current?.focus();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return field;
}

/** A text once it has rested for a moment: one call for a word, not for each letter. */
function useLater(text: string): string {
  const [later, set] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => set(text), 200);
    return () => clearTimeout(timer);
  }, [text]);
  return later;
}
