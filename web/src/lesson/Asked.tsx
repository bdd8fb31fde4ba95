import { type ReactNode, useEffect, useRef } from "react";
import type { LearnerResponse, Question } from "../api/client";
import { exercises } from "../exercises";
import { Foreign } from "../text/Foreign";
import { Hear } from "../text/Hear";
import { hear } from "../text/speech";

/** A question on the screen: its task, its prompt and the exercise. */
export function Asked({
  question,
  draft,
  change,
  isLocked,
  answerLanguage,
  specialCharacters,
  beside,
}: {
  question: Question;
  draft: LearnerResponse | null;
  change: (response: LearnerResponse | null) => void;
  isLocked: boolean;
  answerLanguage?: string;
  specialCharacters: readonly string[];
  /** Stands beside the prompt. */
  beside?: ReactNode;
}) {
  const task = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (question.type === "listen") {
      hear(question.prompt);
    }
    // A question that takes no focus itself is read from its beginning.
    if (document.activeElement === document.body) {
      task.current?.focus();
    }
  }, [question]);
  const exercise = exercises[question.type];
  return (
    <>
      <h1 className="task" ref={task} tabIndex={-1}>
        {exercise.task(question)}
      </h1>
      <div className="prompt">
        {question.prompt.text && <Foreign tag={question.prompt.language}>{question.prompt.text}</Foreign>}
        <Hear sound={question.prompt} shortcut="Control+Space" />
        {beside}
      </div>
      <exercise.View
        key={question.id}
        question={question}
        draft={draft}
        change={change}
        isLocked={isLocked}
        answerLanguage={answerLanguage}
        specialCharacters={specialCharacters}
      />
    </>
  );
}

interface Languages {
  language: { code: string };
  forSpeakersOf: { code: string };
  specialCharacters?: string[] | null;
}

/** What a question is answered in, as far as the course tells, and the characters that a keyboard may lack for it. */
export function answeredIn(course: Languages | undefined, question: Question | undefined) {
  const target = course?.language.code;
  const language = question?.prompt.language === target ? course?.forSpeakersOf.code : target;
  const isSmall = (character: string) => character === character.toLocaleLowerCase();
  return { language, specialCharacters: language === target ? (course?.specialCharacters ?? []).filter(isSmall) : [] };
}
