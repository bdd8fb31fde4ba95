// Filters: equality and the comparison operators, $and, $or, $in. Anything else is refused by name.
import { compare, sameType, valueAt } from './order.mjs';
import { refuse } from './errors.mjs';

const operators = {
  $eq: (value, wanted) => compare(value, wanted) === 0,
  $ne: (value, wanted) => compare(value, wanted) !== 0,
  $in: (value, wanted) => wanted.some(one => compare(value, one) === 0),
  // A comparison holds within a type only ("type bracketing"): {$gt: 5} finds no string and no null.
  $gt: (value, wanted) => sameType(value, wanted) && compare(value, wanted) > 0,
  $gte: (value, wanted) => sameType(value, wanted) && compare(value, wanted) >= 0,
  $lt: (value, wanted) => sameType(value, wanted) && compare(value, wanted) < 0,
  $lte: (value, wanted) => sameType(value, wanted) && compare(value, wanted) <= 0,
};

const isOperators = value => value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
  && Object.keys(value).some(key => key.startsWith('$'));

/** The filter as a function of a document. */
export function compile(filter) {
  const tests = Object.entries(filter ?? {}).map(([field, wanted]) => {
    if (field === '$and') { const all = wanted.map(compile); return document => all.every(test => test(document)); }
    if (field === '$or') { const any = wanted.map(compile); return document => any.some(test => test(document)); }
    if (field.startsWith('$')) throw refuse(`the query operator ${field}`);
    if (wanted instanceof RegExp) throw refuse('regular expressions');
    if (!isOperators(wanted)) return document => operators.$eq(valueAt(document, field), wanted);
    const parts = Object.entries(wanted).map(([name, value]) => {
      const operator = operators[name] ?? (() => { throw refuse(`the query operator ${name}`); })();
      return document => operator(valueAt(document, field), value);
    });
    return document => parts.every(part => part(document));
  });
  return document => tests.every(test => test(document));
}

/** The _id that the filter fixes, or undefined: such a filter needs no walk over the collection. */
export function fixedId(filter) {
  const id = filter?._id;
  if (id === undefined) return undefined;
  if (!isOperators(id)) return [id];
  return id.$eq !== undefined ? [id.$eq] : id.$in;
}

export function sorter(sort) {
  const fields = Object.entries(sort);
  for (const [, direction] of fields) if (direction !== 1 && direction !== -1) throw refuse('a sort that is not 1 or -1');
  return (a, b) => {
    for (const [field, direction] of fields) {
      const order = compare(valueAt(a, field), valueAt(b, field));
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}
