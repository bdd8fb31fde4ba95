import type { QuestionType } from "../../api/client";
import type { components } from "../../api/schema";
import { t } from "../../i18n";
import type { Column } from "../lesson/cells";

export type Exercise = components["schemas"]["Exercise"];
export type Row = Record<string, unknown>;

/** The kinds of field that all types of exercise are written with. */
export type FieldForm =
  | { kind: "line" | "area" | "number" | "flag"; name: string; title: string; isTarget?: boolean; hint?: string }
  | { kind: "list"; name: string; title: string; isTarget?: boolean; hint?: string }
  | { kind: "rows" | "pairs"; name: string; title: string; columns: Column<Row>[]; isTarget?: false; hint?: string };

/** What an author fills in for a type, beside its prompt. */
export function formOf(type: QuestionType, target: string, source: string): FieldForm[] {
  const text = (name: string, title: string, language = target): Column<Row> => ({ name, title, language });
  const optional = (name: string, title: string, language = target) => ({
    ...text(name, title, language),
    isOptional: true,
  });
  const correct: Column<Row> = { name: "correct", title: t("Right"), language: source, kind: "flag" };
  const feedback = optional("feedback", t("What the learner is told"), source);
  const options: FieldForm = {
    kind: "rows",
    name: "options",
    title: t("Options"),
    columns: [text("text", t("Text")), correct, feedback],
  };
  const answers: FieldForm[] = [
    {
      kind: "list",
      name: "answers",
      title: t("Answers that are right"),
      isTarget: true,
      hint: t("One on each line. [a|b] stands for either, [a] for a word that may be left out."),
    },
    {
      kind: "rows",
      name: "refused",
      title: t("Answers that are refused, with a reason"),
      columns: [text("text", t("Text")), feedback],
    },
  ];
  const pairs: FieldForm = {
    kind: "pairs",
    name: "pairs",
    title: t("Pairs"),
    columns: [text("left", t("Left")), text("right", t("Right side"), source)],
  };
  switch (type) {
    case "choice":
    case "multi":
      return [options];
    case "image_choice":
      return [
        { ...options, columns: [text("text", t("Text")), optional("image", t("Picture, by id")), correct, feedback] },
      ];
    case "text":
    case "translate":
    case "listen":
    case "spoken":
      return answers;
    case "arrange":
      return [
        { kind: "list", name: "solutions", title: t("Sentences that are right"), isTarget: true },
        { kind: "list", name: "extraTiles", title: t("Words beside them"), isTarget: true },
      ];
    case "match":
    case "character":
      return [pairs];
    case "true_false":
      return [{ kind: "flag", name: "answer", title: t("It is true") }];
    case "cloze":
      return [
        {
          kind: "area",
          name: "text",
          title: t("Text with gaps"),
          isTarget: true,
          hint: t("A gap stands in double braces; several right answers are parted by |."),
        },
      ];
    case "cloze_select":
      return [
        {
          kind: "area",
          name: "text",
          title: t("Text with gaps"),
          isTarget: true,
          hint: t(
            "A gap stands in double braces: its options are parted by |, and a star stands before the right one.",
          ),
        },
      ];
    case "order":
      return [{ kind: "list", name: "items", title: t("In the right order"), isTarget: true }];
    case "hottext":
      return [
        { kind: "rows", name: "spans", title: t("Parts of the text"), columns: [text("text", t("Text")), correct] },
      ];
    case "numeric":
      return [
        { kind: "number", name: "value", title: t("Number") },
        { kind: "number", name: "tolerance", title: t("How far off may be right") },
        { kind: "number", name: "min", title: t("Or at least") },
        { kind: "number", name: "max", title: t("and at most") },
      ];
    case "table":
      return [
        {
          kind: "rows",
          name: "rows",
          title: t("Rows"),
          columns: [
            text("label", t("Label")),
            optional("prompt", t("Beside the field")),
            { name: "answers", title: t("Answers that are right"), language: target, kind: "list" },
          ],
        },
      ];
    case "flashcard":
      return [
        { kind: "line", name: "front", title: t("Front"), isTarget: true },
        { kind: "line", name: "back", title: t("Back") },
      ];
    default:
      return [
        {
          kind: "rows",
          name: "lines",
          title: t("Lines of the story"),
          columns: [
            optional("speaker", t("Who speaks")),
            text("text", t("Text")),
            {
              name: "options",
              title: t("Question: options, a star before the right one"),
              language: target,
              kind: "options",
            },
          ],
        },
      ];
  }
}

/** Cards carry what they ask on their front. */
export const hasPrompt = (type: QuestionType): boolean =>
  type !== "flashcard" && type !== "match" && type !== "character";

/** A new exercise of a type, with the parts that the server wants to be there. Its id stays, so that its question is the same after every edit. */
export function newExercise(type: QuestionType): Exercise {
  const id = `e${crypto.randomUUID().replaceAll("-", "").slice(0, 10)}`;
  const parts = Object.fromEntries(formOf(type, "", "").map(({ name, kind }) => [name, emptyOf(kind)]));
  const optional = ["refused", "extraTiles", "tolerance", "min", "max"];
  return {
    type,
    id,
    ...Object.fromEntries(Object.entries(parts).filter(([name]) => !optional.includes(name))),
  } as Exercise;
}

function emptyOf(kind: FieldForm["kind"]): unknown {
  switch (kind) {
    case "flag":
      return false;
    case "number":
      return 0;
    case "line":
    case "area":
      return "";
    default:
      return [];
  }
}

export function titleOf(type: QuestionType): string {
  switch (type) {
    case "choice":
      return t("One right option");
    case "multi":
      return t("Several right options");
    case "image_choice":
      return t("Choose a picture");
    case "text":
      return t("Typed answer");
    case "translate":
      return t("Translate a sentence");
    case "listen":
      return t("Listen and type");
    case "spoken":
      return t("Speak");
    case "arrange":
      return t("Put words in order");
    case "match":
      return t("Match pairs");
    case "character":
      return t("Sounds of characters");
    case "true_false":
      return t("True or false");
    case "cloze":
      return t("Gaps to fill in");
    case "cloze_select":
      return t("Gaps to choose");
    case "order":
      return t("Put in order");
    case "hottext":
      return t("Mark in a text");
    case "numeric":
      return t("Number to type");
    case "table":
      return t("Grammar table");
    case "flashcard":
      return t("Flashcard");
    default:
      return t("Story");
  }
}
