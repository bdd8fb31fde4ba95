import type { ElementType, ReactNode } from "react";

const rightToLeft = /^(ar|arc|dv|fa|ha-arab|he|ku-arab|ps|sd|ug|ur|yi)\b/i;

export const directionOf = (tag?: string | null): "ltr" | "rtl" | undefined =>
  tag ? (rightToLeft.test(tag) ? "rtl" : "ltr") : undefined;

/** A run of the course's text: screen readers speak it in its own voice, it keeps its own direction, and no browser translates it. */
export function Foreign({
  tag,
  as: Element = "span",
  children,
  className,
}: {
  tag?: string | null;
  as?: ElementType;
  children: ReactNode;
  className?: string;
}) {
  return (
    <Element lang={tag ?? undefined} dir={directionOf(tag) ?? "auto"} translate="no" className={className}>
      {children}
    </Element>
  );
}
