// Whether a server keeps the contract of the main job: the same calls to each, before any of its figures counts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { call } from './client.js';

export async function check(port, contentFolder, tokens) {
  const read = name => JSON.parse(readFileSync(join(contentFolder, name), 'utf8'));
  const [mine, theirs] = tokens.slice(-2);
  const lesson = read('lessons.json')[4];
  const keys = new Map(read('quizzes.json').flatMap(quiz => quiz.keys.map(key => [key.questionId, key.solution])));
  const get = (path, token = mine) => call(port, 'GET', path, token);
  const post = (path, body, token = mine) => call(port, 'POST', path, token, body);

  for (const token of [undefined, 'x', `${mine.slice(0, -4)}AAAA`, `${mine.slice(0, mine.lastIndexOf('.'))}.`]) {
    assert.equal((await get(`/lessons/${lesson.id}`, token ?? null)).status, 401, `token ${token}`);
  }

  assert.deepEqual((await get(`/lessons/${lesson.id}`)).json, lesson);
  assert.equal((await get('/lessons/none')).status, 404);
  assert.equal((await post('/attempts', { kind: 'lesson', lessonId: 'none' })).status, 404);
  assert.equal((await post('/attempts', { kind: 'lesson' })).status, 400);

  const before = (await get('/progress')).json.courses[0];
  const started = await post('/attempts', { kind: 'lesson', lessonId: lesson.id });
  assert.equal(started.status, 201);
  const attempt = started.json;
  assert.equal(attempt.total, 14);
  assert.equal(attempt.questions.length, 14);
  assert.equal(new Set(attempt.questions.map(question => question.id)).size, 14);
  assert.doesNotMatch(started.text, /solution|accepted/);
  for (const question of attempt.questions) assert.deepEqual(Object.keys(question).slice(0, 3), ['id', 'type', 'prompt']);

  const send = (question, response, token) => post(`/attempts/${attempt.id}/answers`, { questionId: question.id, response, elapsedMs: 1000 }, token);
  const [first, ...others] = attempt.questions;
  assert.equal((await send(first, null, theirs)).status, 404);
  assert.equal((await send({ id: 'none' }, null)).json.code, 'question_not_in_attempt');
  assert.equal((await send(first, { no: 'answer' })).status, 400);
  assert.equal((await post(`/attempts/${attempt.id}/finish`)).json.code, 'attempt_incomplete');
  const skipped = (await send(first, null)).json;
  assert.equal(skipped.verdict, 'skipped');
  assert.deepEqual(skipped.solution, keys.get(first.id));
  const again = (await send(first, keys.get(first.id))).json;
  assert.deepEqual([again.correct, again.progress.answered], [false, 1], 'the first answer stands');
  for (const [i, question] of others.entries()) {
    const typed = keys.get(question.id);
    const { json } = await send(question, ['text', 'translate', 'listen'].includes(question.type) ? `  ${typed.toUpperCase()}!! ` : typed);
    assert.equal(json.verdict, 'correct', `${question.type} ${typed}`);
    assert.deepEqual(json.progress, { answered: i + 2, total: 14, correct: i + 1 });
  }

  assert.equal((await post(`/attempts/${attempt.id}/finish`, undefined, theirs)).status, 404);
  const finished = (await post(`/attempts/${attempt.id}/finish`)).json;
  assert.deepEqual([finished.attemptId, finished.correct, finished.total, finished.score], [attempt.id, 13, 14, 13 / 14]);
  assert.equal(finished.xp.earned, finished.xp.reasons.reduce((sum, reason) => sum + reason.xp, 0));
  assert(finished.xp.earned >= 18 && finished.streak.days >= 1 && finished.lesson.completions >= 1);
  assert.deepEqual((await post(`/attempts/${attempt.id}/finish`)).json, finished, 'finish answers the same again');

  const after = (await get('/progress')).json.courses[0];
  assert.deepEqual(Object.keys(after).sort(), ['courseId', 'dueNow', 'lessonsDone', 'lessonsTotal', 'title', 'wordsKnown', 'wordsSeen', 'xp']);
  assert.equal(after.xp, before.xp + finished.xp.earned, 'paid once');

  // Boards are views: they follow.
  const deadline = Date.now() + 10_000;
  for (let board; ;) {
    board = (await get('/leaderboards/weekly?around=me')).json;
    if (board.me?.score !== finished.xp.total && Date.now() < deadline) continue;
    assert.equal(board.me.score, finished.xp.total);
    assert.equal(board.items.length, 10);
    assert(board.items.some(item => item.rank === board.me.rank && item.score === board.me.score && item.displayName.startsWith('Learner ')));
    for (let i = 1; i < 10; i++) assert(board.items[i - 1].score >= board.items[i].score && board.items[i].rank === board.items[i - 1].rank + 1);
    break;
  }
}
