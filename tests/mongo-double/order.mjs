// BSON's order of values, as MongoDB sorts and compares them: null (and missing), numbers, strings by their UTF-8 bytes,
// documents, arrays, binary, ObjectId, truth values, dates. Values are what `decode` in wire.mjs gives: int64 is a bigint.
import { Binary, Decimal128, Double, Int32, Long, ObjectId } from 'bson';

const rank = value => {
  if (value === null || value === undefined) return 1;
  switch (typeof value) {
    case 'number': case 'bigint': return 2;
    case 'string': return 3;
    case 'boolean': return 8;
  }
  if (value instanceof Decimal128 || value instanceof Long || value instanceof Double || value instanceof Int32) return 2;
  if (Array.isArray(value)) return 5;
  if (value instanceof Binary || value instanceof Uint8Array) return 6;
  if (value instanceof ObjectId) return 7;
  if (value instanceof Date) return 9;
  return 4;
};

const plain = value => (value instanceof Decimal128 ? Number(value.toString()) : value instanceof Long ? value.toBigInt() : value?._bsontype ? value.value : value);
const less = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export const sameType = (a, b) => rank(a) === rank(b);

export function compare(a, b) {
  const kind = rank(a);
  if (kind !== rank(b)) return kind - rank(b);
  switch (kind) {
    case 1: return 0;
    case 2: return less(plain(a), plain(b));
    case 3: return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
    case 8: return Number(a) - Number(b);
    case 9: return less(a.getTime(), b.getTime());
    case 7: return Buffer.compare(a.id, b.id);
    default: return less(JSON.stringify(a), JSON.stringify(b));
  }
}

/** A string that is equal for values that compare equal: the key of a map. */
export const keyOf = value => {
  const kind = rank(value);
  return kind === 1 ? '1' : kind === 9 ? `9:${value.getTime()}` : kind === 7 ? `7:${value.toHexString()}`
    : kind === 2 ? `2:${plain(value)}` : kind === 4 || kind === 5 || kind === 6 ? `${kind}:${JSON.stringify(value)}` : `${kind}:${value}`;
};

/** The value at a dotted path. Arrays on the way are refused: no document of the product is indexed through one. */
export function valueAt(document, path) {
  let value = document;
  for (const part of path.split('.')) {
    if (value === null || value === undefined || typeof value !== 'object') return undefined;
    value = value[part];
  }
  return value;
}
