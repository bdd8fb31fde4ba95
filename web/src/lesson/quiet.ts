/** "I cannot listen now" holds for a quarter of an hour, also for the lessons that begin in it. */
const key = "myna.quietUntil";
const lasts = 15 * 60_000;

export const isQuiet = (now: number): boolean => Number(localStorage.getItem(key)) > now;

export function beQuiet(isOn: boolean, now: number): void {
  if (isOn) {
    localStorage.setItem(key, String(now + lasts));
  } else {
    localStorage.removeItem(key);
  }
}
