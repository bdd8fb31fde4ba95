// Fail points. `failCommand` is mongod's own (errorCode, errorLabels, writeConcernError, closeConnection, blockConnection);
// `loseReply` and `doubleAway` are the double's: the command is carried out and its answer never sent; the server is gone for a while.
import { refuse, ServerError } from './errors.mjs';

const names = {
  112: 'WriteConflict', 189: 'PrimarySteppedDown', 10107: 'NotWritablePrimary', 11600: 'InterruptedAtShutdown', 91: 'ShutdownInProgress', 50: 'MaxTimeMSExpired',
  251: 'NoSuchTransaction', 64: 'WriteConcernFailed', 13: 'Unauthorized', 27: 'IndexNotFound', 276: 'IndexBuildAborted', 18: 'AuthenticationFailed',
};

export class Faults {
  points = [];
  met = 0;

  configure({ configureFailPoint, mode, data = {} }) {
    if (configureFailPoint !== 'failCommand') throw refuse(`the fail point ${configureFailPoint}`);
    this.points = [];
    if (mode === 'off') return;
    for (const option of Object.keys(data)) {
      if (!['failCommands', 'errorCode', 'errorLabels', 'writeConcernError', 'closeConnection', 'blockConnection', 'blockTimeMS', 'loseReply'].includes(option)) {
        throw refuse(`the fail point option ${option}`);
      }
    }
    this.points.push({ left: mode === 'alwaysOn' ? Infinity : Number(mode.times), skip: Number(mode.skip ?? 0), ...data });
  }

  /** The fail point that this command meets, counted. */
  meet(name) {
    const point = this.points.find(one => one.left > 0 && one.failCommands.includes(name));
    if (!point) return null;
    if (point.skip > 0) { point.skip--; return null; }
    point.left--;
    this.met++;
    return point;
  }

  /** The error that stands in the command's place, if it does. */
  static errorOf(point, command) {
    if (point?.errorCode === undefined) return null;
    const labels = point.errorLabels ?? defaultLabels(point.errorCode, command);
    return new ServerError(point.errorCode, names[point.errorCode] ?? 'Error', `failing command by fail point: ${names[point.errorCode] ?? point.errorCode}`, { labels });
  }
}

// As mongod labels them: a stepping-down primary's answer to a retryable write or to the reader of a change stream, and any transient
// error inside a transaction.
function defaultLabels(code, command) {
  const retryable = [189, 10107, 11600, 91].includes(code);
  if (command.autocommit === false) {
    if (command.commitTransaction) return retryable ? ['RetryableWriteError'] : [];
    return retryable || code === 112 ? ['TransientTransactionError'] : [];
  }
  if (retryable && command.getMore !== undefined) return ['ResumableChangeStreamError'];
  return retryable && command.txnNumber !== undefined ? ['RetryableWriteError'] : [];
}
