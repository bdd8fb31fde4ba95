import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, unwrap } from "../api/client";
import { explain } from "../app/problems";
import { t } from "../i18n";

/** Days that may be missed without losing the streak, and the next one for gems. */
export function Freezes() {
  const queries = useQueryClient();
  const streak = useQuery({ queryKey: ["streak"], queryFn: () => unwrap(api.GET("/api/v1/streak", {})) });
  // A purchase whose response is lost and that is tried again buys one freeze, by its key.
  const [key, renewKey] = useState(() => crypto.randomUUID());
  const buy = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/streak/freeze", { params: { header: { "Idempotency-Key": key } } })),
    onSuccess: async (bought) => {
      renewKey(crypto.randomUUID());
      queries.setQueryData(["streak"], bought);
      await queries.invalidateQueries({ queryKey: ["rewards"] });
    },
  });
  if (!streak.data) {
    return null;
  }
  const { days, freezes, maxFreezes, gems, freezePrice } = streak.data;
  const reason =
    days === 0
      ? t("Learn today: then there is a streak to protect.")
      : freezes >= maxFreezes
        ? t("You have as many as you can keep.")
        : gems < freezePrice
          ? t("You need {missing, plural, one {# more gem} other {# more gems}}.", { missing: freezePrice - gems })
          : null;
  return (
    <section aria-labelledby="freezes">
      <h2 id="freezes">{t("Freezes")}</h2>
      <p>{t("A freeze covers a day without learning: the streak goes on.")}</p>
      <p>{t("You have {freezes} of {most}.", { freezes, most: maxFreezes })}</p>
      <div className="row">
        <button type="button" disabled={reason !== null || buy.isPending} onClick={() => buy.mutate()}>
          {t("Buy one for {price, plural, one {# gem} other {# gems}}", { price: freezePrice })}
        </button>
      </div>
      <p role="status">{buy.isError ? explain(buy.error) : buy.isSuccess ? t("Bought.") : (reason ?? "")}</p>
    </section>
  );
}
