// A fixed delay, exact to some microseconds. Node's own timers know whole milliseconds: what arrives within one is answered together, and
// a client would be measured by how it digests crowds. Takes a whole core while something waits.
export class Delay {
  waiting = []; // {due, done} in their order: all wait equally long
  next = 0;
  answers = 0;
  lateness = 0;

  constructor(milliseconds) { this.milliseconds = milliseconds; }

  /** Returns so long after `arrival` (as performance.now() gives it). */
  after(arrival) {
    return new Promise(done => {
      this.waiting.push({ due: arrival + this.milliseconds, done });
      if (this.waiting.length === 1) this.look();
    });
  }

  look() {
    const now = performance.now();
    while (this.next < this.waiting.length && this.waiting[this.next].due <= now) {
      const { due, done } = this.waiting[this.next++];
      this.answers++;
      this.lateness += now - due;
      done();
    }
    if (this.next > 1000 || this.next === this.waiting.length) {
      this.waiting.splice(0, this.next);
      this.next = 0;
    }
    if (this.waiting.length) setImmediate(() => this.look());
  }

  /** How many answers were given since the last report, and how late they were on average, in microseconds. */
  report() {
    const { answers, lateness } = this;
    this.answers = this.lateness = 0;
    return { answers, lateMicroseconds: answers ? Math.round(1000 * lateness / answers) : 0 };
  }
}
