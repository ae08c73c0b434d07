// What browsers get in place of `zod`: its small form, `zod/mini`, with as many methods of the large one as are used by what runs
// there. It finds the same in the same input, in the same words, and is a third as large. A method that isn't here fails as soon as
// a schema is made with it.
import * as core from 'zod/v4/core';
import * as mini from 'zod/mini';
import english from 'zod/v4/locales/en.js';

export * from 'zod/mini';

mini.config(english());

/** Of texts and lists it is the length that is bounded, of numbers their value. */
const isNumber = (schema) => schema.def.type === 'number';

// the library takes methods of a prototype for those of all its schemas
Object.assign(mini.ZodMiniType.prototype, {
  min(bound, words) {
    return this.check(isNumber(this) ? mini.gte(bound, words) : mini.minLength(bound, words));
  },
  max(bound, words) {
    return this.check(isNumber(this) ? mini.lte(bound, words) : mini.maxLength(bound, words));
  },
  length(length, words) {
    return this.check(mini.length(length, words));
  },
  positive(words) {
    return this.check(mini.positive(words));
  },
  nonnegative(words) {
    return this.check(mini.nonnegative(words));
  },
  int(words) {
    return this.check(mini.int(words));
  },
  regex(pattern, words) {
    return this.check(mini.regex(pattern, words));
  },
  startsWith(start, words) {
    return this.check(mini.startsWith(start, words));
  },
  trim() {
    return this.check(mini.trim());
  },
  refine(isRight, words) {
    return this.check(mini.refine(isRight, words));
  },
  optional() {
    return mini.optional(this);
  },
  default(value) {
    return mini._default(this, value);
  },
  transform(change) {
    return mini.pipe(this, mini.transform(change));
  },
  pipe(next) {
    return mini.pipe(this, next);
  },
  extend(members) {
    return mini.extend(this, members);
  },
  pick(members) {
    return mini.pick(this, members);
  },
  partial() {
    return mini.partial(this);
  },
  // only the documentation of the API reads it
  meta() {
    return this;
  },
});

/** Which `zod/mini` leaves out. */
const Preprocess = core.$constructor('ZodMiniPreprocess', (schema, form) => {
  core.$ZodPreprocess.init(schema, form);
  mini.ZodMiniType.init(schema, form);
});
export const preprocess = (change, next) => new Preprocess({ type: 'pipe', in: mini.transform(change), out: next });
