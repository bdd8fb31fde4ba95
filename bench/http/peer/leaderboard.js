// A board: a skip list with spans (the package that stand-ins for Redis use), so that a rank takes O(log n).
// Scores are kept negated: the best comes first.
import SortedSet from 'tlhunter-sorted-set';

export class Leaderboard {
  #set = new SortedSet();

  put(userId, score) {
    this.#set.add(userId, -score);
  }

  around(userId, limit, nameOf) {
    const rank = this.#set.rank(userId);
    const from = rank === null ? 0 : Math.max(0, rank - (limit >> 1));
    const items = this.#set.range(from, from + limit - 1, { withScores: true })
      .map(([id, score], i) => ({ rank: from + i + 1, userId: id, displayName: nameOf(id), score: -score }));
    return { total: this.#set.length, items, me: rank === null ? undefined : { rank: rank + 1, score: -this.#set.score(userId) } };
  }
}

/** The boards of a course that everybody learns: for all time, for the week, and the course's own. */
export class Leaderboards {
  #boards = { 'all-time': new Leaderboard(), weekly: new Leaderboard(), course: new Leaderboard() };

  constructor(learners) {
    for (const learner of learners) this.put(learner);
  }

  put(learner) {
    for (const board of Object.values(this.#boards)) board.put(learner.id, learner.xp);
  }

  find(name) {
    return this.#boards[name];
  }
}
