import { useEffect } from "react";
import { isDialogOpen } from "../app/Dialog";
import { isSingleKey } from "../app/singleKeys";
import type { Lesson } from "./lesson";

interface Actions {
  check: () => void;
  skip: () => void;
  next: () => void;
  hear: (isSlow: boolean) => void;
  /** After the verdict. Null when there is nothing to hear: then Space belongs to the button that has the focus. */
  hearAnswer: (() => void) | null;
  explain: () => void;
  pause: () => void;
  help: () => void;
}

/** One listener for the lesson. A focused button keeps its own Enter; a dialog and a composing input method keep every key. */
export function useLessonKeys(phase: Lesson["phase"], actions: Actions): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = event.isComposing || isDialogOpen() ? undefined : actionOf(event, phase, actions);
      if (action) {
        event.preventDefault();
        action();
      }
    };
    // Firefox presses a button when Space comes up.
    const release = (event: KeyboardEvent) => {
      if (isSpaceOfSheet(event, phase, actions)) {
        event.preventDefault();
      }
    };
    document.addEventListener("keydown", press);
    document.addEventListener("keyup", release);
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("keyup", release);
    };
  });
}

function isSpaceOfSheet(event: KeyboardEvent, phase: Lesson["phase"], actions: Actions): boolean {
  return event.key === " " && phase === "feedback" && actions.hearAnswer !== null && isSingleKey(event);
}

function actionOf(event: KeyboardEvent, phase: Lesson["phase"], actions: Actions): (() => void) | undefined {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (event.code === "Space" && event.ctrlKey) {
    return () => actions.hear(event.shiftKey);
  }
  if (event.key === "Enter" && event.ctrlKey) {
    return phase === "answering" ? actions.skip : undefined;
  }
  if (event.key === "Enter" && !event.shiftKey && !target?.matches("button, a, summary")) {
    return phase === "answering" ? actions.check : phase === "feedback" ? actions.next : undefined;
  }
  if (event.key === "Escape" && !(target instanceof HTMLTextAreaElement && target.value !== "" && !target.readOnly)) {
    return actions.pause;
  }
  if (isSpaceOfSheet(event, phase, actions)) {
    return actions.hearAnswer ?? undefined;
  }
  if (event.key.toLowerCase() === "e" && phase === "feedback" && isSingleKey(event)) {
    return actions.explain;
  }
  return event.key === "?" && isSingleKey(event) ? actions.help : undefined;
}
