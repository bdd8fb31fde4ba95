// Makes what the servers start from: real accounts of Myna, each with some lessons learnt through its API, and the same course and
// learners as files for the peer.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { call, each } from './client.js';
import { issue } from './peer/tokens.js';
import { mynaOn, start } from './servers.js';

const LEARNERS = 512;
const LESSONS_EACH = 3;
const PORT = 18290;

export async function seed(at) {
  for (const folder of [at.seed, at.content]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const server = await start('myna', mynaOn(at, at.seed, PORT), PORT, { log: join(at.work, 'seed.log') });
  try {
    await learn(at);
  } finally {
    await server.stop();
  }
  exportLearners(at);
}

async function learn(at) {
  const accounts = [];
  await each(Array(LEARNERS).keys(), 16, async n => {
    const { status, json } = await call(PORT, 'POST', '/auth/signup', undefined, {
      email: `learner${n}@example.test`, password: `bench ${n} only, correct horse`, displayName: `Learner ${n}`,
    });
    if (status !== 201) throw new Error(`sign-up ${n}: ${status} ${JSON.stringify(json)}`);
    accounts.push({ id: json.user.id, token: json.accessToken });
  });
  const { json: { items: [{ id: courseId }] } } = await call(PORT, 'GET', '/courses', accounts[0].token);
  const course = (await call(PORT, 'GET', `/courses/${courseId}`, accounts[0].token)).json;
  const ids = course.units.flatMap(unit => unit.lessons.map(lesson => lesson.id));
  const bodies = [];
  for (const id of ids) bodies.push((await call(PORT, 'GET', `/lessons/${id}`, accounts[0].token)).text);

  const db = new Database(join(at.seed, 'myna.db'), { readonly: true });
  const quizzes = db.prepare('SELECT body FROM quizzes').all().map(row => JSON.parse(row.body));
  db.close();
  const solutions = new Map(quizzes.flatMap(quiz => quiz.keys.map(key => [key.questionId, key.solution])));
  await each(accounts.entries(), 16, async ([n, { token }]) => {
    for (let i = 0; i < LESSONS_EACH; i++) await finishLesson(token, ids[(n * 7 + i) % ids.length], solutions, n);
  });

  const write = (name, value) => writeFileSync(join(at.content, name), typeof value === 'string' ? value : JSON.stringify(value));
  const middle = [...bodies].sort((a, b) => a.length - b.length)[bodies.length >> 1];
  write('lessons.json', `[${bodies.join(',')}]`);
  write('lesson.json', middle);
  write('courses.json', [{ id: courseId, title: course.title, lessons: ids.length }]);
  write('quizzes.json', quizzes);
  write('lessons.tsv', ids.map(id => `${id}\n`).join(''));
  write('answers.tsv', quizzes.flatMap(answerLines).join(''));
  write('tokens-myna.txt', accounts.map(account => `${account.token}\n`).join(''));
  write('tokens-peer.txt', accounts.map(account => `${issue(account.id)}\n`).join(''));
}

async function finishLesson(token, lessonId, solutions, n) {
  const attempt = (await call(PORT, 'POST', '/attempts', token, { kind: 'lesson', lessonId })).json;
  for (const [i, question] of attempt.questions.entries()) {
    // Some answer everything, some nothing, so that the boards have an order.
    const response = (n + i) % 5 < n % 6 ? solutions.get(question.id) : null;
    await call(PORT, 'POST', `/attempts/${attempt.id}/answers`, token, { questionId: question.id, response, elapsedMs: 3000 });
  }
  const { status } = await call(PORT, 'POST', `/attempts/${attempt.id}/finish`, token);
  if (status !== 200) throw new Error(`finish: ${status}`);
}

// Four right answers of five.
function answerLines(quiz) {
  return quiz.questions.flatMap((question, i) => {
    const { solution } = quiz.keys[i];
    const line = response => `${question.id}\t${JSON.stringify({ questionId: question.id, response, elapsedMs: 3200 })}\n`;
    return [solution, solution, solution, solution, wrong(question, solution)].map(line);
  });
}

function wrong(question, solution) {
  switch (question.type) {
    case 'choice': return question.options.find(option => option.id !== solution).id;
    case 'arrange': return [...solution].reverse();
    case 'match': return solution.map(([left], j) => [left, solution[(j + 1) % solution.length][1]]);
    default: return 'no lo sé todavía';
  }
}

// What Myna's learners have, as the peer's own records.
function exportLearners(at) {
  const db = new Database(join(at.seed, 'myna.db'), { readonly: true });
  const all = table => db.prepare(`SELECT body FROM ${table}`).all().map(row => JSON.parse(row.body));
  const lessons = groupBy(all('progress'), progress => progress.userId);
  const games = new Map(all('gamification').map(game => [game.id, game]));
  const today = Math.floor(Date.now() / 86_400_000);
  const learners = all('users').map(({ id, displayName }) => ({
    id, displayName,
    xp: games.get(id)?.xp ?? 0,
    streak: { days: games.get(id)?.streak?.days ?? 0, lastDay: games.get(id)?.streak ? today : 0 },
    lessons: (lessons.get(id) ?? []).map(progress => ({
      userId: id, courseId: progress.courseId, lessonId: progress.lessonId, completions: progress.completions,
      bestScore: progress.bestScore, lastScore: progress.lastScore, xp: progress.xp, startedAt: Date.parse(progress.startedAt),
      items: progress.items.map(item => ({ id: item.memory.itemId, isWord: item.isWord, known: item.lastCorrect, due: Date.parse(item.memory.due) })),
    })),
  }));
  db.close();
  writeFileSync(join(at.content, 'learners.json'), JSON.stringify(learners));
}

function groupBy(values, keyOf) {
  const groups = new Map();
  for (const value of values) {
    const key = keyOf(value);
    if (groups.has(key)) groups.get(key).push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
