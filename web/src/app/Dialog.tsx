import { type ReactNode, useId } from "react";

/** A modal dialog. While it is open its keys are its own: `isDialogOpen` keeps the lesson's listeners still. */
export function Dialog({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const id = useId();
  return (
    <dialog
      className="dialog"
      aria-labelledby={id}
      onClose={close}
      ref={(dialog) => {
        if (dialog && !dialog.open) {
          dialog.showModal();
          // Else the first control has the focus, and Enter would do that.
          dialog.querySelector<HTMLElement>(".primary")?.focus();
        }
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

export const isDialogOpen = (): boolean => document.querySelector("dialog[open]") !== null;
