const paths = {
  learn: "M4 19c4 0 4-6 8-6s4-6 8-6M4 19h.01M20 7h.01",
  review: "M20 12a8 8 0 1 1-2.6-5.9M20 3v4h-4",
  boards: "M4 20v-7h5v7M9.5 20V5h5v15M15 20v-10h5v10M3 20h18",
  words: "M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11M9 8h6",
  you: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  studio: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3M12 20h8",
  sound: "M4 10v4h3l5 4V6l-5 4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
  close: "M6 6l12 12M18 6L6 18",
  keys: "M3 7h18v10H3zM7 11h.01M12 11h.01M17 11h.01M8 14h8",
} as const;

/** A line drawing of 24 by 24. It says nothing to a screen reader: the text beside it does. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
