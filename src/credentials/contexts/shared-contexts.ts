import jsonld, { type ActiveContext } from 'jsonld';
import ResolvedContext from 'jsonld/lib/ResolvedContext.js';

/**
 * Lets the JSON-LD library keep what it makes of contexts. As it is, it copies hundreds of definitions whenever it enters or
 * leaves a node whose type has a context of its own, and its cache, which goes by the identity of those copies, hardly ever finds
 * one: seven eighths of the time of a canonicalisation. The library never changes a definition once it is made, nor a context
 * once it is processed, so here definitions and previous contexts are shared, and copies that are equal count as one.
 *
 * And it makes the cache right. What came of a context at a place that may redefine protected terms was also given out at
 * places that may not, so whether a document was refused depended on which others had been read before.
 *
 * All active contexts inherit these functions from the initial one, which the library keeps and gives out. Should a version of
 * it have others, it is left as it is: slower.
 */
for (const options of [{}, { processingMode: 'json-ld-1.1' }]) {
  const initial = await jsonld.processContext(null, null, options);
  if (!(initial.mappings instanceof Map)) continue;
  initial.clone = shallowCopy;
  initial.revertToPreviousContext = previousContext;
}

/** What a copy has of a context besides its terms, as the library has it. */
const INHERITED: ReadonlySet<string> = new Set([
  'clone',
  'getInverse',
  'revertToPreviousContext',
  'previousContext',
  '@base',
  '@language',
  '@vocab',
]);

/** Of which context a copy is one that nothing was changed in yet. */
const copied = new WeakMap<ActiveContext, ActiveContext>();

function shallowCopy(this: ActiveContext): ActiveContext {
  const { mappings, protected: terms, ...others } = this;
  const inherited = Object.entries(others).filter(([name]) => INHERITED.has(name));
  const copy = {
    ...(Object.fromEntries(inherited) as typeof others),
    mappings: new Map(mappings),
    protected: { ...terms },
    inverse: null,
  };
  copied.set(copy, this);
  return copy;
}

function previousContext(this: ActiveContext): ActiveContext {
  return this.previousContext ?? this;
}

/** For each context, the copy that stands for all unchanged copies of it that lead back to it. */
const firstCopy = new WeakMap<ActiveContext, ActiveContext>();

function keyOf(active: ActiveContext): ActiveContext {
  const { previousContext: previous } = active;
  if (previous === undefined || copied.get(active) !== previous) return active;
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
  copied.delete(context);
  if (!redefinesProtected(active, context)) setProcessed.call(this, keyOf(active), processed);
};
