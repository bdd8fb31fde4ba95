import { useEffect } from "react";
import { isSingleKey } from "../app/singleKeys";

/** Keys of an exercise. `press` answers whether the key was its own. */
export function useSingleKeys(isLocked: boolean, press: (key: string) => boolean): void {
  useEffect(() => {
    if (isLocked) {
      return;
    }
    const listen = (event: KeyboardEvent) => {
      if (isSingleKey(event) && press(event.key)) {
        event.preventDefault();
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
}

/** Digits choose one of so many things. */
export function useDigits(count: number, isLocked: boolean, choose: (index: number) => void): void {
  useSingleKeys(isLocked, (key) => {
    const index = indexOfDigit(key, count);
    if (index !== null) {
      choose(index);
    }
    return index !== null;
  });
}

/** Which of so many things a digit names, from 0; 0 is the tenth. Null for other keys. */
export function indexOfDigit(key: string, count: number): number | null {
  const index = key === "0" ? 9 : Number(key) - 1;
  return /^[0-9]$/.test(key) && index < count ? index : null;
}
