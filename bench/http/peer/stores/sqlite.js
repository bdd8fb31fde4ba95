// better-sqlite3 with a write-ahead log and an fsync for each commit: what is acknowledged is on disk.
import Database from 'better-sqlite3';

const SCHEMA = `
  CREATE TABLE learners(id TEXT PRIMARY KEY, name TEXT NOT NULL, xp INTEGER NOT NULL, streak_days INTEGER NOT NULL, streak_day INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE attempts(id TEXT PRIMARY KEY, user_id TEXT NOT NULL, lesson_id TEXT NOT NULL, questions TEXT NOT NULL, started_at INTEGER NOT NULL,
    finished_at INTEGER, result TEXT) WITHOUT ROWID;
  CREATE TABLE answers(attempt_id TEXT NOT NULL, question_id TEXT NOT NULL, response TEXT NOT NULL, verdict TEXT NOT NULL, elapsed_ms INTEGER, at INTEGER NOT NULL,
    PRIMARY KEY(attempt_id, question_id)) WITHOUT ROWID;
  CREATE TABLE progress(user_id TEXT NOT NULL, lesson_id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(user_id, lesson_id)) WITHOUT ROWID;
  CREATE TABLE ledger(id TEXT PRIMARY KEY, user_id TEXT NOT NULL, xp INTEGER NOT NULL, reasons TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;`;

export class SqliteStore {
  #sql;
  #insertBoth;
  #finishAll;

  constructor({ file, learners }) {
    const db = new Database(file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('cache_size = -65536');
    db.exec(SCHEMA);
    this.#sql = {
      learners: db.prepare('SELECT * FROM learners'),
      learner: db.prepare('SELECT * FROM learners WHERE id = ?'),
      insertLearner: db.prepare('INSERT INTO learners VALUES(?, ?, ?, ?, ?)'),
      pay: db.prepare('UPDATE learners SET xp = ?, streak_days = ?, streak_day = ? WHERE id = ?'),
      attempt: db.prepare('SELECT * FROM attempts WHERE id = ?'),
      insertAttempt: db.prepare('INSERT INTO attempts(id, user_id, lesson_id, questions, started_at) VALUES(?, ?, ?, ?, ?)'),
      close: db.prepare('UPDATE attempts SET finished_at = ?, result = ? WHERE id = ?'),
      answers: db.prepare('SELECT question_id AS questionId, response, verdict, elapsed_ms AS elapsedMs, at FROM answers WHERE attempt_id = ? ORDER BY at'),
      insertAnswer: db.prepare('INSERT INTO answers VALUES(?, ?, ?, ?, ?, ?)'),
      lessons: db.prepare('SELECT body FROM progress WHERE user_id = ?'),
      progress: db.prepare('SELECT body FROM progress WHERE user_id = ? AND lesson_id = ?'),
      putProgress: db.prepare('INSERT INTO progress VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body'),
      insertEntry: db.prepare('INSERT INTO ledger VALUES(?, ?, ?, ?, ?)'),
    };
    this.#insertBoth = db.transaction((attempt, started) => {
      this.#insert(attempt);
      this.#put(started);
    });
    this.#finishAll = db.transaction((attempt, result, progress, learner, entry) => {
      this.#sql.close.run(entry.at, JSON.stringify(result), attempt.id);
      this.#put(progress);
      this.#sql.pay.run(learner.xp, learner.streak.days, learner.streak.lastDay, learner.id);
      this.#sql.insertEntry.run(entry.id, entry.userId, entry.xp, JSON.stringify(entry.reasons), entry.at);
    });
    db.transaction(() => {
      for (const { lessons, ...learner } of learners) {
        this.#sql.insertLearner.run(learner.id, learner.displayName, learner.xp, learner.streak.days, learner.streak.lastDay);
        lessons.forEach(progress => this.#put(progress));
      }
    })();
  }

  learners() {
    return this.#sql.learners.all().map(learnerOf);
  }

  learner(id) {
    const row = this.#sql.learner.get(id);
    return row && learnerOf(row);
  }

  attempt(id) {
    const row = this.#sql.attempt.get(id);
    if (!row) return undefined;
    const answers = this.#sql.answers.all(id);
    for (const answer of answers) answer.response = JSON.parse(answer.response);
    return {
      id, userId: row.user_id, lessonId: row.lesson_id, questions: JSON.parse(row.questions), answers, startedAt: row.started_at,
      result: row.result === null ? undefined : JSON.parse(row.result),
    };
  }

  lessonsOf(userId) {
    return this.#sql.lessons.all(userId).map(row => JSON.parse(row.body));
  }

  progress(userId, lessonId) {
    const row = this.#sql.progress.get(userId, lessonId);
    return row && JSON.parse(row.body);
  }

  insertAttempt(attempt, started) {
    if (started) this.#insertBoth.immediate(attempt, started);
    else this.#insert(attempt);
  }

  insertAnswer(attempt, answer) {
    this.#sql.insertAnswer.run(attempt.id, answer.questionId, JSON.stringify(answer.response ?? null), answer.verdict, answer.elapsedMs, answer.at);
    attempt.answers.push(answer);
  }

  finish(attempt, result, progress, learner, entry) {
    this.#finishAll.immediate(attempt, result, progress, learner, entry);
  }

  #insert(attempt) {
    this.#sql.insertAttempt.run(attempt.id, attempt.userId, attempt.lessonId, JSON.stringify(attempt.questions), attempt.startedAt);
  }

  #put(progress) {
    this.#sql.putProgress.run(progress.userId, progress.lessonId, JSON.stringify(progress));
  }
}

const learnerOf = row => ({ id: row.id, displayName: row.name, xp: row.xp, streak: { days: row.streak_days, lastDay: row.streak_day } });
