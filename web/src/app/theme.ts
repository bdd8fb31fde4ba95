export type Theme = "auto" | "light" | "dark";

const key = "myna.theme";

export const theme = (): Theme => (localStorage.getItem(key) as Theme | null) ?? "auto";

export function chooseTheme(chosen: Theme): void {
  localStorage.setItem(key, chosen);
  applyTheme();
}

export function applyTheme(): void {
  document.documentElement.dataset.theme = theme();
}
