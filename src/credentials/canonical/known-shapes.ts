import type { JsonObject } from '../../common/json.js';
import { KeptTexts } from '../../common/kept-texts.js';
import { readShape, type Shape, withoutNumbers } from './shape.js';
import type { ShapeTrust } from './shape-trust.js';

/** The answer for a document of one shape, by its open texts; `undefined` if only the library can tell. */
export type Known<Answer> = (values: readonly string[]) => Promise<Answer | undefined>;

/** Compiles a shape, of which a document is given; `undefined` if it can't be. */
type Compile<Answer> = (document: JsonObject, shape: Shape) => Promise<Known<Answer> | undefined>;

/** Characters of the shapes that are kept, each with some 40 bytes of what is known of it, and of those that were met once. */
const KEPT = 1_000_000;
const MET = 1_000_000;

/** Of a shape, answers of these numbers and every so many are compared with the library's: the first ones most of all. */
const SAMPLE = 256;
const isSampled = (use: number) => use % SAMPLE === 0 || (use & (use - 1)) === 0;

/**
 * Answers a question about documents that costs the JSON-LD library much and that a document's shape and open texts decide. A
 * shape is compiled when it is met for the second time, so that strangers who send ever new ones cost little more than
 * they did; what wasn't met for long is forgotten. A sample of the answers is compared with the library's: it is right.
 */
export class KnownShapes<Answer extends string | object> {
  readonly #compile: Compile<Answer>;
  readonly #trust: ShapeTrust;
  readonly #known = new KeptTexts<{ answer: Known<Answer> | undefined; uses: number }>(KEPT);
  readonly #met = new KeptTexts<true>(MET);

  constructor(compile: Compile<Answer>, trust: ShapeTrust) {
    this.#compile = compile;
    this.#trust = trust;
  }

  /** The answer for a document; throws what the library throws. */
  async answer(document: JsonObject, byLibrary: () => Promise<Answer>): Promise<Answer> {
    const shape = this.#trust.isLost ? undefined : readShape(document);
    if (!shape) return byLibrary();
    const known = this.#known.get(shape.key);
    if (!known) return this.#meet(document, shape, byLibrary);
    const answer = await known.answer?.(shape.values);
    if (answer === undefined) return byLibrary();
    known.uses++;
    return isSampled(known.uses) ? this.#compared(shape, answer, byLibrary) : answer;
  }

  async #meet(document: JsonObject, shape: Shape, byLibrary: () => Promise<Answer>): Promise<Answer> {
    const { key, values } = shape;
    const right = await byLibrary();
    if (!this.#met.get(key)) this.#met.keep(key, true);
    else if (!this.#known.get(key)) {
      // not compiled again meanwhile, nor later if it can't be
      const known = { answer: undefined, uses: 0 };
      this.#known.keep(key, known);
      const answer = await this.#compile(document, shape);
      const own = await answer?.(values);
      if (own !== undefined && own !== right) this.#trust.lose(withoutNumbers(key));
      else this.#known.keep(key, { ...known, answer });
    }
    return right;
  }

  async #compared(shape: Shape, answer: Answer, byLibrary: () => Promise<Answer>): Promise<Answer> {
    let right: Answer | undefined;
    try {
      right = await byLibrary();
      return right;
    } finally {
      if (right !== answer) this.#trust.lose(withoutNumbers(shape.key));
    }
  }
}
