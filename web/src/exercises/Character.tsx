import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, textOf } from "./exercise";

function Character({ question, draft, change, isLocked, answerLanguage }: ExerciseProps) {
  const pairs = (Array.isArray(draft) ? draft : []) as [string, string][];
  const set = (left: string, right: string) => {
    const rest = pairs.filter((pair) => pair[0] !== left);
    const next: [string, string][] = right === "" ? rest : [...rest, [left, right]];
    change(next.length === 0 ? null : next);
  };
  return (
    <table className="grammar">
      <tbody>
        {(question.left ?? []).map((character) => (
          <tr key={character.id}>
            <th scope="row">
              <Foreign tag={answerLanguage}>{character.text}</Foreign>
            </th>
            <td>
              <select
                translate="no"
                aria-label={character.text}
                disabled={isLocked}
                value={pairs.find((pair) => pair[0] === character.id)?.[1] ?? ""}
                onChange={(event) => set(character.id, event.target.value)}
              >
                <option value="">…</option>
                {(question.right ?? []).map((sound) => (
                  <option key={sound.id} value={sound.id}>
                    {sound.text}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const character: Exercise = {
  task: () => t("Choose how each character sounds"),
  View: Character,
  show: (question, response) =>
    (response as [string, string][])
      .map(([left, right]) => `${textOf(question.left, left)} – ${textOf(question.right, right)}`)
      .join(", "),
};
