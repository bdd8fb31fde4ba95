import { useEffect } from "react";
import { isDialogOpen } from "../app/Dialog";
import { isSingleKey } from "../app/singleKeys";
import type { Lesson } from "./lesson";

interface Actions {
  check: () => void;
  skip: () => void;
  next: () => void;
  hear: (isSlow: boolean) => void;
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
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}

function actionOf(event: KeyboardEvent, phase: Lesson["phase"], actions: Actions): (() => void) | undefined {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (event.code === "Space" && event.ctrlKey) {
    return () => actions.hear(event.shiftKey);
  }
  if (event.key === "Enter" && event.ctrlKey) {
    return phase === "answering" ? actions.skip : undefined;
  }
  if (event.key === "Enter" && !event.shiftKey && !target?.matches("button, a")) {
    return phase === "answering" ? actions.check : phase === "feedback" ? actions.next : undefined;
  }
  if (event.key === "Escape" && !(target instanceof HTMLTextAreaElement && target.value !== "" && !target.readOnly)) {
    return actions.pause;
  }
  return event.key === "?" && isSingleKey(event) ? actions.help : undefined;
}
