// The peer's HTTP surface: the calls of the main job, in Express 5 with jsonwebtoken, with the answers of the contract.
import { randomUUID } from 'node:crypto';
import express from 'express';
import { grade } from './grading.js';
import { courseTotals, isRight, lessonState, plan, progressAfter, questionView, startedLesson, streakAfter, xpFor } from './learning.js';
import { verify } from './tokens.js';

class Problem extends Error {
  constructor(status, code) {
    super(code);
    Object.assign(this, { status, code });
  }
}

export function buildApp({ lessons, courses, quizzes }, store, boards) {
  const app = express();
  // Each of these is an advantage: less to do for every answer.
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.get('/readyz', (_, res) => res.json({ ready: true }));

  const api = express.Router();
  app.use('/api/v1', authenticate, express.json({ limit: '64kb' }), api);

  api.get('/lessons/:id', (req, res) => res.json(lessons.get(req.params.id) ?? refuse(404, 'lesson_not_found')));

  api.get('/progress', (req, res) => res.json({ courses: courseTotals(store.lessonsOf(req.userId), courses, Date.now()) }));

  api.get('/leaderboards/:board', (req, res) => {
    const board = boards.find(req.params.board) ?? refuse(404, 'board_not_found');
    if (req.query.around !== 'me') refuse(400, 'invalid_request');
    res.json({ board: req.params.board, ...board.around(req.userId, 10, id => store.learner(id).displayName) });
  });

  api.post('/attempts', (req, res) => {
    const { kind, lessonId } = req.body ?? {};
    if (kind !== 'lesson' || typeof lessonId !== 'string') refuse(400, 'invalid_request');
    const quiz = quizzes.get(lessonId) ?? refuse(404, 'lesson_not_found');
    const now = Date.now();
    const attempt = { id: randomUUID(), userId: req.userId, lessonId, questions: plan(quiz), startedAt: now };
    store.insertAttempt(attempt, store.progress(req.userId, lessonId) ? undefined : startedLesson(req.userId, quiz.courseId, lessonId, now));
    res.status(201).json({
      id: attempt.id, kind, courseId: quiz.courseId, lessonId, questions: attempt.questions.map(id => questionView(quiz.questions.get(id))),
      total: attempt.questions.length, answered: 0, correct: 0, answers: [], startedAt: new Date(now),
    });
  });

  api.post('/attempts/:id/answers', (req, res) => {
    const attempt = ownAttempt(req);
    const { questionId, response, elapsedMs } = req.body ?? {};
    if (typeof questionId !== 'string' || !attempt.questions.includes(questionId)) refuse(404, 'question_not_in_attempt');
    const question = quizzes.get(attempt.lessonId).questions.get(questionId);
    let at = attempt.answers.findIndex(answer => answer.questionId === questionId);
    if (at < 0) {
      if (attempt.result) refuse(409, 'attempt_finished');
      const verdict = grade(question, response) ?? refuse(400, 'invalid_response');
      at = attempt.answers.length;
      store.insertAnswer(attempt, { questionId, response, verdict, elapsedMs: Number.isInteger(elapsedMs) ? elapsedMs : null, at: Date.now() });
    }
    const answer = attempt.answers[at];
    let correct = 0;
    for (let i = 0; i <= at; i++) if (isRight(attempt.answers[i].verdict)) correct++;
    res.json({
      questionId, correct: isRight(answer.verdict), verdict: answer.verdict, response: answer.response, solution: question.key.solution,
      progress: { answered: at + 1, total: attempt.questions.length, correct },
    });
  });

  api.post('/attempts/:id/finish', (req, res) => {
    const attempt = ownAttempt(req);
    if (attempt.result) return res.json(attempt.result);
    const total = attempt.questions.length;
    if (attempt.answers.length < total) refuse(409, 'attempt_incomplete');
    const now = Date.now();
    const quiz = quizzes.get(attempt.lessonId);
    const before = store.progress(req.userId, attempt.lessonId);
    const learner = store.learner(req.userId);
    const correct = attempt.answers.filter(answer => isRight(answer.verdict)).length;
    const streak = correct > 0 ? streakAfter(learner.streak, now) : learner.streak;
    const reasons = xpFor(correct, total, before.completions === 0, streak === learner.streak ? undefined : streak.days);
    const earned = reasons.reduce((sum, reason) => sum + reason.xp, 0);
    const progress = progressAfter(before, quiz, attempt.answers, correct / total, earned, now);
    const paid = { ...learner, xp: learner.xp + earned, streak };
    const result = {
      attemptId: attempt.id, score: correct / total, correct, total, xp: { earned, total: paid.xp, reasons },
      streak: { days: streak.days, active: true, freezes: 0 }, lesson: lessonState(progress, now), unlocked: [],
    };
    store.finish(attempt, result, progress, paid, { id: attempt.id, userId: req.userId, xp: earned, reasons, at: now });
    boards.put(paid);
    res.json(result);
  });

  app.use((error, req, res, next) => {
    const status = error.status ?? 500;
    if (status >= 500) console.error(error);
    res.status(status).type('application/problem+json').send(JSON.stringify({ status, code: error.code ?? 'internal' }));
  });
  return app;

  function ownAttempt(req) {
    const attempt = store.attempt(req.params.id);
    return attempt?.userId === req.userId ? attempt : refuse(404, 'attempt_not_found');
  }
}

function authenticate(req, _, next) {
  const header = req.headers.authorization;
  if (!header?.startsWith('Bearer ')) refuse(401, 'token_missing');
  try {
    req.userId = verify(header.slice(7)).sub;
  } catch {
    refuse(401, 'token_invalid');
  }
  next();
}

function refuse(status, code) {
  throw new Problem(status, code);
}
