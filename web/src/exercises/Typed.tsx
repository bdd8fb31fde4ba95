import { type KeyboardEvent, useEffect, useRef } from "react";
import { t } from "../i18n";
import { directionOf } from "../text/Foreign";
import type { Exercise, ExerciseProps } from "./exercise";

function Typed({ question, draft, change, isLocked, answerLanguage, specialCharacters }: ExerciseProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!isLocked) {
      field.current?.focus();
    }
  }, [isLocked]);

  const set = (text: string) => change(text.trim().length === 0 ? null : text);
  const insert = (character: string) => {
    const input = field.current;
    if (!input) {
      return;
    }
    const [from, to] = [input.selectionStart, input.selectionEnd];
    set(input.value.slice(0, from) + character + input.value.slice(to));
    requestAnimationFrame(() => {
      input.focus();
      input.setSelectionRange(from + character.length, from + character.length);
    });
  };

  // Left and right go over the characters, Escape back to the text.
  const characters = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const isForward = (event.key === "ArrowRight") === (getComputedStyle(event.currentTarget).direction === "ltr");
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      buttons.at((at + (isForward ? 1 : -1)) % buttons.length)?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.nativeEvent.stopImmediatePropagation();
      field.current?.focus();
    }
  };

  return (
    <div className="typed">
      <textarea
        ref={field}
        rows={2}
        aria-label={t("Your answer")}
        lang={answerLanguage}
        dir={directionOf(answerLanguage)}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={2000}
        aria-keyshortcuts={specialCharacters.length > 0 ? "Control+." : undefined}
        placeholder={t("Type your answer")}
        readOnly={isLocked}
        value={typeof draft === "string" ? draft : ""}
        onChange={(event) => set(event.target.value)}
        onKeyDown={(event) => {
          const index = Number(event.code.replace("Digit", "")) - 1;
          if (event.altKey && specialCharacters[index] !== undefined) {
            event.preventDefault();
            insert(specialCharacters[index]);
          } else if (event.ctrlKey && event.key === ".") {
            event.preventDefault();
            characters.current?.querySelector("button")?.focus();
          }
        }}
        key={question.id}
      />
      {!isLocked && specialCharacters.length > 0 && (
        <div
          className="characters"
          role="toolbar"
          aria-label={t("Special characters")}
          ref={characters}
          onKeyDown={move}
        >
          {specialCharacters.map((character, index) => (
            <button
              type="button"
              key={character}
              // One stop for Tab, as a toolbar is.
              tabIndex={index === 0 ? 0 : -1}
              lang={answerLanguage}
              aria-keyshortcuts={index < 9 ? `Alt+${index + 1}` : undefined}
              // The caret stays in the field: a press must not take the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => insert(character)}
            >
              {character}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

const typed = (task: () => string): Exercise => ({ task, View: Typed, show: (_, response) => String(response) });

export const text = typed(() => t("Type the translation"));
export const translate = typed(() => t("Translate this sentence"));
export const listen = typed(() => t("Type what you hear"));
export const numeric = typed(() => t("Type the number"));
export const spoken = typed(() => t("Say it"));
