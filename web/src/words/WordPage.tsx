import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { api, unwrap, type WordHistory } from "../api/client";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { i18n, t } from "../i18n";
import { useCourse } from "../path/useCourse";
import { Foreign } from "../text/Foreign";
import { Hear } from "../text/Hear";
import { MemoryCurve } from "./MemoryCurve";

/** One word: how it was forgotten and learnt again, and how it goes on. */
export function WordPage() {
  const { itemId } = useParams({ strict: false }) as { itemId: string };
  const history = useQuery({
    queryKey: ["progress", "word", itemId],
    queryFn: () => unwrap(api.GET("/api/v1/progress/words/{id}", { params: { path: { id: itemId } } })),
  });
  const course = useCourse(history.data?.word.courseId);
  if (history.isError) {
    return <Notice title={t("This word cannot be shown")} text={explain(history.error)} />;
  }
  if (!history.data) {
    return <Waiting />;
  }
  const { word } = history.data;
  const target = course.data?.language.code;
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  return (
    <main className="page word-page">
      <p>
        <Link to="/words">{t("All words")}</Link>
      </p>
      <header>
        <h1>
          <Foreign tag={target}>{word.text}</Foreign>
          <Hear sound={{ audio: word.audio, text: word.text, language: target }} />
        </h1>
        <Foreign tag={course.data?.forSpeakersOf.code} as="p">
          {word.meaning}
        </Foreign>
      </header>
      <dl className="figures">
        <div className="accent">
          <dt>{t("Remembered now")}</dt>
          <dd>{percent(word.recall)}</dd>
        </div>
        <div>
          <dt>{t("In a week")}</dt>
          <dd>{percent(word.recallInAWeek)}</dd>
        </div>
        <div>
          <dt>{t("Seen")}</dt>
          <dd>{word.timesSeen}</dd>
        </div>
        <div>
          <dt>{t("Forgotten")}</dt>
          <dd>{word.timesForgotten}</dd>
        </div>
      </dl>
      {history.data.reviews.length > 0 && <MemoryCurve history={history.data} now={history.dataUpdatedAt} />}
      <Reviews history={history.data} />
      <Link to="/lesson/$lessonId" params={{ lessonId: word.lessonId }} className="button">
        {t("To its lesson")}
      </Link>
    </main>
  );
}

function Reviews({ history }: { history: WordHistory }) {
  const time = new Intl.DateTimeFormat(i18n.locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">{t("Your answers")}</h2>
      {!history.complete && <p>{t("Only the last ones are listed.")}</p>}
      <table className="list">
        <thead>
          <tr>
            <th>{t("When")}</th>
            <th>{t("Answer")}</th>
            <th>{t("Remembered before")}</th>
          </tr>
        </thead>
        <tbody>
          {history.reviews.map((review) => (
            <tr key={review.at}>
              <td>
                <time dateTime={review.at} translate="no">
                  {time.format(new Date(review.at))}
                </time>
              </td>
              <td>
                <span aria-hidden="true">{review.correct ? "✓" : "✗"}</span>{" "}
                {review.correct ? t("Right") : t("Not quite")}
              </td>
              <td>{review.recallBefore === undefined ? "–" : `${Math.round(100 * review.recallBefore)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
