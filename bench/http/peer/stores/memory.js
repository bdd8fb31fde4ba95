// Maps in the process: nothing is durable, which is an advantage.
export class MemoryStore {
  #learners;
  #progress = new Map();
  #attempts = new Map();
  #ledger = new Map();

  constructor({ learners }) {
    this.#learners = new Map(learners.map(({ lessons, ...learner }) => [learner.id, learner]));
    for (const { id, lessons } of learners) this.#progress.set(id, new Map(lessons.map(progress => [progress.lessonId, progress])));
  }

  learners() {
    return [...this.#learners.values()];
  }

  learner(id) {
    return this.#learners.get(id);
  }

  attempt(id) {
    return this.#attempts.get(id);
  }

  lessonsOf(userId) {
    return [...this.#progress.get(userId).values()];
  }

  progress(userId, lessonId) {
    return this.#progress.get(userId).get(lessonId);
  }

  insertAttempt(attempt, started) {
    this.#attempts.set(attempt.id, { ...attempt, answers: [] });
    if (started) this.#progress.get(started.userId).set(started.lessonId, started);
  }

  insertAnswer(attempt, answer) {
    attempt.answers.push(answer);
  }

  finish(attempt, result, progress, learner, entry) {
    attempt.result = result;
    this.#progress.get(progress.userId).set(progress.lessonId, progress);
    this.#learners.set(learner.id, learner);
    this.#ledger.set(entry.id, entry);
  }
}
