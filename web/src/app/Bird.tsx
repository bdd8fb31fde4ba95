/** The myna: a dark head with a yellow eye patch. It listens, speaks, thinks or sleeps, and never begs. */
export function Bird({ pose }: { pose: "listening" | "speaking" | "thinking" | "asleep" }) {
  return (
    <svg className="bird" data-pose={pose} viewBox="0 0 64 64" aria-hidden="true">
      <path className="bird-head" d="M14 56C8 30 18 8 38 8c11 0 18 8 18 18 0 3-1 6-2 8l8 6-10 3c-3 8-9 13-18 13z" />
      <path className="bird-patch" d="M40 18c6-2 12 2 12 8 0 4-3 6-7 6-5 0-9-3-9-8 0-3 2-5 4-6z" />
      {pose === "asleep" ? (
        <path className="bird-lid" d="M41 26h6" />
      ) : (
        <circle className="bird-eye" cx="44" cy="25" r="3" />
      )}
      <path
        className="bird-patch"
        d={pose === "speaking" ? "M54 32l9 3-11 3zM52 39l8 3-8 2z" : "M54 34l8 6-10 3c-2-3-1-7 2-9z"}
      />
    </svg>
  );
}
