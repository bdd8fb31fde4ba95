// The rules: which questions an attempt asks, what it earns, what it says of each word and phrase.
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';

const SESSION_SIZE = 14;
const DAY = 86_400_000;
const scheduler = fsrs();

const any = bound => Math.floor(Math.random() * bound);

function shuffled(values) {
  const copy = [...values];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = any(i + 1);
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

/** Ids of the questions to ask: one of each item in turn, in an order of its own. */
export function plan(quiz) {
  const asked = new Set();
  for (const item of shuffled(quiz.byItem)) {
    if (asked.size === SESSION_SIZE) break;
    asked.add(item[any(item.length)]);
  }
  while (asked.size < Math.min(SESSION_SIZE, quiz.questions.size)) {
    const item = quiz.byItem[any(quiz.byItem.length)];
    asked.add(item[any(item.length)]);
  }
  return shuffled(asked);
}

/** A question without its key. */
export const questionView = ({ id, type, prompt, options, tiles, left, right }) =>
  ({ id, type, prompt, options: options && shuffled(options), tiles: tiles && shuffled(tiles), left, right: right && shuffled(right) });

export const isRight = verdict => verdict === 'correct' || verdict === 'typo' || verdict === 'accent';

export function xpFor(correct, total, isFirst, streakDays) {
  if (correct === 0) return [];
  const reasons = [isFirst ? { code: 'lesson', xp: 10 } : { code: 'practice', xp: 5 }, { code: 'correct', xp: Math.min(correct, 20) }];
  if (correct === total) reasons.push({ code: 'perfect', xp: 5 });
  if (streakDays && streakDays % 7 === 0) reasons.push({ code: 'streak', xp: 10 });
  return reasons;
}

/** The streak after something was learnt now. */
export function streakAfter(streak, now) {
  const today = Math.floor(now / DAY);
  if (streak.lastDay === today) return streak;
  return { days: streak.lastDay === today - 1 ? streak.days + 1 : 1, lastDay: today };
}

/** A lesson's progress after a finished attempt. An item asked several times is reviewed once, by its worst answer. */
export function progressAfter(before, quiz, answers, score, xp, now) {
  const worst = new Map();
  for (const answer of answers) {
    for (const item of quiz.questions.get(answer.questionId).itemIds) {
      const known = worst.get(item);
      if (known === undefined || rank(answer.verdict) < rank(known)) worst.set(item, answer.verdict);
    }
  }
  const items = new Map(before.items.map(item => [item.id, item]));
  for (const [id, verdict] of worst) items.set(id, reviewed(items.get(id) ?? { id, isWord: quiz.words.has(id) }, verdict, now));
  return {
    ...before,
    completions: before.completions + 1,
    bestScore: Math.max(before.bestScore, score),
    lastScore: score,
    xp: before.xp + xp,
    lastDoneAt: now,
    items: [...items.values()],
  };
}

const rank = verdict => (verdict === 'correct' ? 2 : isRight(verdict) ? 1 : 0);

function reviewed(item, verdict, now) {
  const rating = verdict === 'correct' ? Rating.Good : isRight(verdict) ? Rating.Hard : Rating.Again;
  const { card } = scheduler.next(item.card ?? createEmptyCard(now), now, rating);
  return { ...item, known: isRight(verdict), due: card.due.getTime(), card };
}

export const startedLesson = (userId, courseId, lessonId, now) =>
  ({ userId, courseId, lessonId, completions: 0, bestScore: 0, lastScore: 0, xp: 0, startedAt: now, items: [] });

export const lessonState = (progress, now) =>
  ({ status: progress.completions > 0 ? 'done' : 'started', bestScore: progress.bestScore, completions: progress.completions, due: dueOf(progress, now) });

const dueOf = (progress, now) => progress.items.reduce((due, item) => due + (item.due <= now ? 1 : 0), 0);

/** All courses of a learner, from the progress of each lesson. */
export function courseTotals(lessons, courses, now) {
  const totals = new Map();
  for (const progress of lessons) {
    let total = totals.get(progress.courseId);
    if (!total) {
      const course = courses.get(progress.courseId);
      total = { courseId: progress.courseId, title: course.title, lessonsDone: 0, lessonsTotal: course.lessons, xp: 0, wordsSeen: 0, wordsKnown: 0, dueNow: 0 };
      totals.set(progress.courseId, total);
    }
    total.lessonsDone += progress.completions > 0 ? 1 : 0;
    total.xp += progress.xp;
    total.dueNow += dueOf(progress, now);
    for (const item of progress.items) {
      if (!item.isWord) continue;
      total.wordsSeen++;
      if (item.known) total.wordsKnown++;
    }
  }
  return [...totals.values()];
}
