import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, textOf } from "./exercise";
import { indexOfDigit, useSingleKeys } from "./useSingleKeys";

function Arrange({ question, draft, change, isLocked, answerLanguage }: ExerciseProps) {
  const tiles = question.tiles ?? [];
  const placed = Array.isArray(draft) ? (draft as string[]) : [];
  const free = tiles.filter((tile) => !placed.includes(tile.id));
  const set = (ids: string[]) => change(ids.length === 0 ? null : ids);

  // Letters place the tile that begins with them when only one does; digits place by number; Backspace takes the last one back.
  useSingleKeys(isLocked, (key) => {
    if (key === "Backspace") {
      set(placed.slice(0, -1));
      return true;
    }
    const index = indexOfDigit(key, tiles.length);
    const starting = free.filter((tile) => tile.text.toLocaleLowerCase().startsWith(key.toLocaleLowerCase()));
    const isClear = key.length === 1 && new Set(starting.map((tile) => tile.text)).size === 1;
    const chosen = index !== null ? free.find((tile) => tile === tiles[index]) : isClear ? starting[0] : undefined;
    if (chosen) {
      set([...placed, chosen.id]);
    }
    return chosen !== undefined;
  });

  const move = (index: number, by: number) => {
    const to = index + by;
    if (to < 0 || to >= placed.length) {
      return;
    }
    const ids = [...placed];
    [ids[index], ids[to]] = [ids[to] as string, ids[index] as string];
    set(ids);
  };

  return (
    <div className="arrange">
      <ol className="placed" aria-label={t("Your sentence")}>
        {placed.map((id, index) => (
          <li key={id}>
            <button
              type="button"
              className="tile"
              disabled={isLocked}
              aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
              onClick={() => set(placed.filter((other) => other !== id))}
              onKeyDown={(event) => {
                if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
                  event.preventDefault();
                  const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
                  move(index, (event.key === "ArrowRight") === isRtl ? -1 : 1);
                }
              }}
            >
              <Foreign tag={answerLanguage}>{textOf(tiles, id)}</Foreign>
            </button>
          </li>
        ))}
      </ol>
      <ul className="tiles" aria-label={t("Words")}>
        {tiles.map((tile, index) => (
          <li key={tile.id}>
            <button
              type="button"
              className="tile"
              disabled={isLocked || placed.includes(tile.id)}
              aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
              onClick={() => set([...placed, tile.id])}
            >
              <Foreign tag={answerLanguage}>{tile.text}</Foreign>
              {index < 9 && <kbd>{index + 1}</kbd>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

export const arrange: Exercise = {
  task: () => t("Put the words in order"),
  View: Arrange,
  show: (question, response) => (response as string[]).map((id) => textOf(question.tiles, id)).join(" "),
};

export const order: Exercise = { ...arrange, task: () => t("Put these in order") };
