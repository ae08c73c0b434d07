import jsonld, { type ActiveContext } from 'jsonld';
import ResolvedContext from 'jsonld/lib/ResolvedContext.js';

/*
 * Lets the JSON-LD library keep what it makes of contexts. As it is, it copies hundreds of definitions whenever it enters or
 * leaves a node whose type has a context of its own, and its cache, which goes by the identity of those copies, hardly ever finds
 * one: seven eighths of the time of a canonicalisation. The library never changes a definition once it is made, nor a context
 * once it is processed, so here definitions and previous contexts are shared, and copies that are equal count as one.
 *
 * And it makes the cache right. What came of a context at a place that may redefine protected terms was also given out at
 * places that may not, so whether a document was refused depended on which others had been read before; and after one document
 * with an `@import` every document with the imported context was refused.
 */

/** What a copy has of a context besides its terms, as the library has it. */
const INHERITED = ['getInverse', 'previousContext', '@base', '@language', '@vocab'] as const;

/** A copy of a context, which takes over the terms when it is first asked for them. */
class Copy implements ActiveContext {
  declare getInverse: ActiveContext['getInverse'];
  declare previousContext?: ActiveContext;
  inverse: object | null = null;
  /** Whether it is as its source still, but for its previous context. */
  unchanged = true;
  readonly source: ActiveContext;
  #mappings: Map<string, unknown> | undefined;
  #protected: Record<string, boolean> | undefined;

  constructor(source: ActiveContext) {
    this.source = source;
    for (const name of INHERITED) if (name in source) Object.assign(this, { [name]: source[name] });
  }

  get mappings(): Map<string, unknown> {
    this.#mappings ??= new Map(this.source.mappings);
    return this.#mappings;
  }

  get protected(): Record<string, boolean> {
    this.#protected ??= { ...this.source.protected };
    return this.#protected;
  }

  clone(): ActiveContext {
    return new Copy(this);
  }

  revertToPreviousContext(): ActiveContext {
    return this.previousContext ?? this;
  }
}

/** For each context, the copy that stands for all unchanged copies of it that lead back to it. */
const firstCopy = new WeakMap<ActiveContext, ActiveContext>();

function keyOf(active: ActiveContext): ActiveContext {
  const { previousContext: previous } = active;
  if (previous === undefined || !(active instanceof Copy && active.unchanged && active.source === previous))
    return active;
  const first = firstCopy.get(previous) ?? active;
  firstCopy.set(previous, first);
  return first;
}

/** Whether a protected term of `before` means something else in `after`. */
function redefinesProtected(before: ActiveContext, after: ActiveContext): boolean {
  return Object.keys(before.protected).some((term) => {
    const [was, is] = [before.mappings.get(term), after.mappings.get(term)];
    return was !== is && JSON.stringify(was) !== JSON.stringify(is);
  });
}

const { getProcessed, setProcessed } = ResolvedContext.prototype;

ResolvedContext.prototype.getProcessed = function (active) {
  return getProcessed.call(this, keyOf(active));
};

ResolvedContext.prototype.setProcessed = function (active, processed) {
  const { context } = processed;
  // of an `@import` the library keeps the imported definitions here, where it looks for processed contexts
  if (context === undefined) return;
  if (context instanceof Copy) context.unchanged = false;
  if (!redefinesProtected(active, context)) setProcessed.call(this, keyOf(active), processed);
};

// All active contexts are copies of copies of the initial ones, which the library keeps and gives out. Should a version of it have
// others, they are left as they are: slower.
for (const options of [{}, { processingMode: 'json-ld-1.1' }]) {
  const initial = await jsonld.processContext(null, null, options);
  if (initial.mappings instanceof Map) initial.clone = () => new Copy(initial);
}
