import type { Unit } from "../authoring";

/** The way of one lesson or unit through an outline. Each is a pure change by ids, so that it can be made again to an outline that somebody else has changed. */
export function moveLesson(units: Unit[], lesson: string, by: -1 | 1): Unit[] {
  const from = units.findIndex((unit) => unit.lessons.includes(lesson));
  const unit = units[from];
  if (!unit) {
    return units;
  }
  const at = unit.lessons.indexOf(lesson);
  const to = at + by;
  if (to >= 0 && to < unit.lessons.length) {
    const lessons = unit.lessons.filter((id) => id !== lesson);
    return units.with(from, { ...unit, lessons: lessons.toSpliced(to, 0, lesson) });
  }
  // Beyond the end of its unit a lesson comes to the next one, at its near end.
  const other = units[from + by];
  if (!other) {
    return units;
  }
  return units
    .with(from, { ...unit, lessons: unit.lessons.filter((id) => id !== lesson) })
    .with(from + by, { ...other, lessons: by < 0 ? [...other.lessons, lesson] : [lesson, ...other.lessons] });
}

export function moveUnit(units: Unit[], id: string, by: -1 | 1): Unit[] {
  const from = units.findIndex((unit) => unit.id === id);
  const unit = units[from];
  const to = from + by;
  return unit && to >= 0 && to < units.length ? units.toSpliced(from, 1).toSpliced(to, 0, unit) : units;
}

export const renameUnit = (units: Unit[], id: string, title: string): Unit[] =>
  units.map((unit) => (unit.id === id ? { ...unit, title } : unit));

/** Only a unit without lessons goes: a lesson is never deleted by leaving it out. */
export const removeUnit = (units: Unit[], id: string): Unit[] =>
  units.filter((unit) => unit.id !== id || unit.lessons.length > 0);

/** A new unit has no id before the server gives it one. */
export const addUnit = (units: Unit[], title: string): Unit[] => [...units, { title, lessons: [] } as unknown as Unit];

export const unitOf = (units: Unit[], lesson: string): Unit | undefined =>
  units.find((unit) => unit.lessons.includes(lesson));
