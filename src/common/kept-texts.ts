/**
 * Keeps values by texts, up to so many characters of text in all, and what else `weigh` says of the values. What was asked for since it
 * was last looked at stays, when room is needed; of the rest, what came first goes first.
 */
export class KeptTexts<Value> {
  readonly #values = new Map<string, { readonly value: Value; isUsed: boolean }>();
  readonly #limit: number;
  readonly #weigh: (value: Value) => number;
  #size = 0;

  constructor(limit: number, weigh: (value: Value) => number = () => 0) {
    this.#limit = limit;
    this.#weigh = weigh;
  }

  get(text: string): Value | undefined {
    const kept = this.#values.get(text);
    if (kept) kept.isUsed = true;
    return kept?.value;
  }

  keep(text: string, value: Value): void {
    const before = this.#values.get(text);
    if (before) this.#size -= this.#sizeOf(text, before.value);
    this.#size += this.#sizeOf(text, value);
    this.#values.set(text, { value, isUsed: false });
    // a map keeps the order in which texts came
    for (const [oldest, kept] of this.#values) {
      if (this.#size <= this.#limit) break;
      this.#values.delete(oldest);
      if (kept.isUsed) this.#values.set(oldest, { ...kept, isUsed: false });
      else this.#size -= this.#sizeOf(oldest, kept.value);
    }
  }

  #sizeOf(text: string, value: Value): number {
    return text.length + this.#weigh(value);
  }
}
