import { isDialogOpen } from "./Dialog";

const key = "myna.singleKeys";

/** Keys without Ctrl or Alt: they trouble people who dictate, so they can be switched off (WCAG 2.1.4). */
export const areSingleKeysOn = (): boolean => localStorage.getItem(key) !== "off";

export function switchSingleKeys(isOn: boolean): void {
  if (isOn) {
    localStorage.removeItem(key);
  } else {
    localStorage.setItem(key, "off");
  }
}

/** A key for the page alone: not for a field, a dialog or an input method that composes, and without Ctrl, Alt or Meta. */
export function isSingleKey(event: KeyboardEvent): boolean {
  const isTyping =
    event.target instanceof HTMLElement &&
    event.target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  const hasModifier = event.ctrlKey || event.altKey || event.metaKey;
  return areSingleKeysOn() && !isTyping && !hasModifier && !event.isComposing && !isDialogOpen();
}
