import { useState } from "react";
import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, textOf } from "./exercise";
import { indexOfDigit, useSingleKeys } from "./useSingleKeys";

function Match({ question, draft, change, isLocked }: ExerciseProps) {
  const [left, right] = [question.left ?? [], question.right ?? []];
  const pairs = (Array.isArray(draft) ? draft : []) as [string, string][];
  const [picked, setPicked] = useState<string | null>(null);

  const pick = (side: "left" | "right", id: string) => {
    const known = pairs.find((pair) => pair[side === "left" ? 0 : 1] === id);
    if (known) {
      const rest = pairs.filter((pair) => pair !== known);
      change(rest.length === 0 ? null : rest);
      setPicked(null);
    } else if (side === "left") {
      setPicked(picked === id ? null : id);
    } else if (picked !== null) {
      change([...pairs, [picked, id]]);
      setPicked(null);
    }
  };

  // 1 to 5 are the left side, 6 to 0 the right one.
  useSingleKeys(isLocked, (key) => {
    const index = indexOfDigit(key, 10) ?? -1;
    const [side, tile] = index < 5 ? (["left", left[index]] as const) : (["right", right[index - 5]] as const);
    if (tile) {
      pick(side, tile.id);
    }
    return tile !== undefined;
  });

  const column = (side: "left" | "right", tiles: { id: string; text: string }[]) => (
    <ul className="column" aria-label={side === "left" ? t("Words") : t("Meanings")}>
      {tiles.map((tile, index) => {
        const pair = pairs.findIndex((one) => one[side === "left" ? 0 : 1] === tile.id);
        const number = side === "left" ? index + 1 : (index + 6) % 10;
        return (
          <li key={tile.id}>
            <button
              type="button"
              className="tile wide"
              disabled={isLocked || (side === "right" && picked === null && pair < 0)}
              aria-pressed={picked === tile.id || pair >= 0}
              aria-keyshortcuts={String(number)}
              data-pair={pair >= 0 ? (pair % 6) + 1 : undefined}
              onClick={() => pick(side, tile.id)}
            >
              <Foreign>{tile.text}</Foreign>
              {pair >= 0 ? <span className="pair">{pair + 1}</span> : <kbd>{number}</kbd>}
            </button>
          </li>
        );
      })}
    </ul>
  );

  return (
    <div className="match">
      {column("left", left)}
      {column("right", right)}
    </div>
  );
}

export const match: Exercise = {
  task: () => t("Match the pairs"),
  View: Match,
  show: (question, response) =>
    (response as [string, string][])
      .map(([left, right]) => `${textOf(question.left, left)} – ${textOf(question.right, right)}`)
      .join(", "),
};
