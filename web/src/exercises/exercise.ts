import type { ComponentType } from "react";
import type { LearnerResponse, Question } from "../api/client";

/** Everything that a screen needs of one type of question. One file for each type; `index.ts` is the closed list. */
export interface Exercise {
  /** The task in words, such as "Choose the translation". */
  task: (question: Question) => string;
  View: ComponentType<ExerciseProps>;
  /** A response or a solution as a person reads it. */
  show: (question: Question, response: LearnerResponse) => string;
}

export interface ExerciseProps {
  question: Question;
  /** The response so far; null while it is empty. */
  draft: LearnerResponse | null;
  change: (draft: LearnerResponse | null) => void;
  isLocked: boolean;
  /** The language that is answered in, as far as the course knows. */
  answerLanguage?: string;
  specialCharacters: readonly string[];
}

export const textOf = (options: readonly { id: string; text: string }[] | null | undefined, id: string): string =>
  options?.find((option) => option.id === id)?.text ?? id;

/** The ids or texts of a response that is a list; none of every other. */
export const idsOf = (response: LearnerResponse | null): string[] =>
  Array.isArray(response) ? (response as string[]) : [];

/** The ids with this one added or taken out; null where none is left. */
export const toggled = (ids: string[], id: string): string[] | null => {
  const next = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
  return next.length === 0 ? null : next;
};
