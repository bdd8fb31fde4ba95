// Errors as the server words them: a code, its name, a message, labels.
export class ServerError extends Error {
  constructor(code, codeName, message, { labels = [], extra = {} } = {}) {
    super(message);
    Object.assign(this, { code, codeName, labels, extra });
  }

  reply() {
    return { ok: 0, errmsg: this.message, code: this.code, codeName: this.codeName, ...(this.labels.length ? { errorLabels: this.labels } : {}) };
  }
}

export const transient = { labels: ['TransientTransactionError'] };
export const refuse = what => new ServerError(238, 'NotImplemented', `the double does not implement ${what}`);
export const writeConflict = () => new ServerError(112, 'WriteConflict', 'Caused by :: Write conflict during plan execution and yielding is disabled.', transient);
export const noSuchTransaction = (number, options) =>
  new ServerError(251, 'NoSuchTransaction', `Given transaction number ${number} does not match any in-progress transactions.`, options);
export const notPrimary = command => new ServerError(10107, 'NotWritablePrimary', 'not primary', {
  labels: command.autocommit === false && !command.commitTransaction ? ['TransientTransactionError'] : command.txnNumber !== undefined ? ['RetryableWriteError'] : [],
});
