// Grading: normalised, then exact, then without accents, then with one edit in a word.
const normalise = text => text.normalize('NFC').toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, ' ').trim();
const withoutAccents = text => text.normalize('NFD').replace(/\p{M}+/gu, '');

/** What an answer is compared with, made once for each question. */
export function prepare(question, key) {
  const exact = new Set(key.accepted.map(normalise));
  return {
    solution: key.solution,
    exact,
    folded: new Set([...exact].map(withoutAccents)),
    tiles: new Map((question.tiles ?? []).map(tile => [tile.id, tile.text])),
    pairs: question.type === 'match' ? new Map(key.solution) : undefined,
  };
}

/** The verdict on a response, or null when it has not the form of an answer to this question. */
export function grade({ type, options, key }, response) {
  if (response === null || response === undefined) return 'skipped';
  switch (type) {
    case 'choice':
      return options.some(option => option.id === response) ? verdict(response === key.solution) : null;
    case 'arrange':
      if (!Array.isArray(response) || !response.every(id => key.tiles.has(id)) || new Set(response).size < response.length) return null;
      return verdict(key.exact.has(normalise(response.map(id => key.tiles.get(id)).join(' '))));
    case 'match':
      if (!Array.isArray(response) || !response.every(pair => Array.isArray(pair) && pair.length === 2)) return null;
      return verdict(response.length === key.pairs.size && response.every(([left, right]) => key.pairs.get(left) === right));
    default:
      return typeof response === 'string' ? gradeText(key, response) : null;
  }
}

const verdict = isRight => (isRight ? 'correct' : 'wrong');

function gradeText(key, response) {
  const typed = normalise(response);
  if (typed === '') return 'skipped';
  if (key.exact.has(typed)) return 'correct';
  if (key.folded.has(withoutAccents(typed))) return 'accent';
  const words = typed.split(' ');
  for (const accepted of key.exact) if (isTypo(words, accepted.split(' '))) return 'typo';
  return 'wrong';
}

function isTypo(typed, accepted) {
  return typed.length === accepted.length && typed.every((word, i) => word === accepted[i] || (word.length > 3 && isOneEdit(word, accepted[i])));
}

function isOneEdit(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const cut = (text, by) => text.slice(from + by);
  return cut(a, 1) === cut(b, 1) || cut(a, 1) === cut(b, 0) || cut(a, 0) === cut(b, 1);
}
