import type { Quest } from "../api/client";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { t } from "../i18n";
import { Freezes } from "./Freezes";
import { QuestCard, useQuests } from "./QuestCard";

const periods = ["daily", "weekly", "monthly"] as const;

function periodTitle(period: Quest["period"]): string {
  switch (period) {
    case "daily":
      return t("Today");
    case "weekly":
      return t("This week");
    default:
      return t("This month");
  }
}

/** What to aim at today, this week and this month; the rewards that wait; and what gems buy. */
export function QuestsPage() {
  const quests = useQuests();
  if (quests.isError) {
    return (
      <Notice
        title={t("The quests cannot be shown")}
        text={explain(quests.error)}
        retry={() => void quests.refetch()}
      />
    );
  }
  if (!quests.data) {
    return <Waiting />;
  }
  const { items, gems } = quests.data;
  const waiting = items.filter((quest) => quest.isCompleted && !quest.claimed && !quest.endsAt);
  return (
    <main className="page quests">
      <h1>{t("Quests")}</h1>
      <dl className="figures">
        <div className="accent">
          <dt>{t("Gems")}</dt>
          <dd>{gems}</dd>
        </div>
      </dl>
      {waiting.length > 0 && <Group id="waiting" title={t("Rewards that wait for you")} quests={waiting} />}
      {periods.map((period) => (
        <Group
          key={period}
          id={period}
          title={periodTitle(period)}
          quests={items.filter((quest) => quest.period === period && quest.endsAt)}
        />
      ))}
      <Freezes />
    </main>
  );
}

function Group({ id, title, quests }: { id: string; title: string; quests: Quest[] }) {
  return quests.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="cards">
        {quests.map((quest) => (
          <QuestCard key={quest.id} quest={quest} />
        ))}
      </ul>
    </section>
  );
}
