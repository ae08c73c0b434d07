import { type PatternNode, readPattern, unsupported } from './pattern-syntax.js';

/** Takes note of work that was done, in steps; it may throw when it is too much. */
export type Spend = (steps: number) => void;

type Instruction =
  | { readonly op: 'character'; readonly test: (character: string) => boolean }
  | { readonly op: 'assertion'; readonly is: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly op: 'jump'; readonly to: number[] }
  | { readonly op: 'match' };

const LONGEST_PROGRAM = 4_000;

/**
 * A pattern of a schema (ECMA-262, `u` flag) that is tested in time proportional to the length of the text, whatever the
 * pattern: it walks all its alternatives at once (Thompson's construction) and never goes back. Its errors are those of
 * `readPattern`, and `schema.pattern-unsupported` for one that repeats so much that it has more than 4000 states.
 */
export class LinearPattern {
  readonly #source: string;
  readonly #program: readonly Instruction[];
  readonly #spend: Spend;

  constructor(source: string, spend: Spend = () => {}) {
    this.#source = source;
    this.#program = compile(readPattern(source));
    this.#spend = spend;
  }

  /** Whether the pattern matches somewhere in a text. */
  test(text: string): boolean {
    const characters = [...text];
    let states: number[] = [];
    for (let at = 0; at <= characters.length; at++) {
      // a match may begin anywhere
      const reached = this.#reach([...states, 0], characters, at);
      this.#spend(1 + reached.length);
      if (reached.some((state) => this.#program[state]?.op === 'match')) return true;
      const character = characters[at];
      if (character === undefined) break;
      states = reached.flatMap((state) => {
        const instruction = this.#program[state];
        return instruction?.op === 'character' && instruction.test(character) ? [state + 1] : [];
      });
    }
    return false;
  }

  /** As the validator asks for it, which tells patterns apart by this. */
  toString(): string {
    return `/${this.#source}/u`;
  }

  /** All states that can be had without taking a character, each once. */
  #reach(from: readonly number[], characters: readonly string[], at: number): number[] {
    const seen = new Set<number>();
    const todo = [...from];
    for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
      const instruction = this.#program[state];
      if (seen.has(state) || !instruction) continue;
      seen.add(state);
      if (instruction.op === 'jump') todo.push(...instruction.to);
      if (instruction.op === 'assertion' && holds(instruction.is, characters, at)) todo.push(state + 1);
    }
    return [...seen];
  }
}

function holds(
  is: 'start' | 'end' | 'boundary' | 'no-boundary',
  characters: readonly string[],
  at: number,
): boolean {
  if (is === 'start') return at === 0;
  if (is === 'end') return at === characters.length;
  const isWord = (character: string | undefined) => character !== undefined && /^\w$/.test(character);
  const boundary = isWord(characters[at - 1]) !== isWord(characters[at]);
  return boundary === (is === 'boundary');
}

function compile(pattern: PatternNode): readonly Instruction[] {
  const compiler = new Compiler();
  compiler.emit(pattern);
  compiler.add({ op: 'match' });
  return compiler.program;
}

class Compiler {
  readonly program: Instruction[] = [];
  #visits = 0;

  add(instruction: Instruction): void {
    if (this.program.push(instruction) > LONGEST_PROGRAM) throw unsupported();
  }

  emit(node: PatternNode): void {
    // what takes no room can be repeated as well: (?:(?:){9999}){9999}
    if (++this.#visits > 5 * LONGEST_PROGRAM) throw unsupported();
    switch (node.kind) {
      case 'character':
        this.add({ op: 'character', test: characterTest(node.source) });
        return;
      case 'assertion':
        this.add({ op: 'assertion', is: node.is });
        return;
      case 'sequence':
        for (const part of node.parts) this.emit(part);
        return;
      case 'either':
        this.#emitEither(node.parts);
        return;
      case 'repeat':
        this.#emitRepeat(node.part, node.least, node.most);
        return;
    }
  }

  #emitEither(parts: readonly PatternNode[]): void {
    const fork: number[] = [];
    const end: number[] = [];
    this.add({ op: 'jump', to: fork });
    for (const part of parts) {
      fork.push(this.program.length);
      this.emit(part);
      this.add({ op: 'jump', to: end });
    }
    end.push(this.program.length);
  }

  #emitRepeat(part: PatternNode, least: number, most: number): void {
    const endless = most === Number.POSITIVE_INFINITY;
    if ((endless ? least : most) > LONGEST_PROGRAM) throw unsupported();
    for (let count = 0; count < least; count++) this.emit(part);
    const start = this.program.length;
    const forks = Array.from({ length: endless ? 1 : most - least }, () => {
      const fork = [this.program.length + 1];
      this.add({ op: 'jump', to: fork });
      this.emit(part);
      return fork;
    });
    if (endless) this.add({ op: 'jump', to: [start] });
    for (const fork of forks) fork.push(this.program.length);
  }
}

function characterTest(source: string): (character: string) => boolean {
  if (source.length === 1 && !/[.\\[]/.test(source)) return (character) => character === source;
  const one = new RegExp(`^(?:${source})$`, 'u');
  return (character) => one.test(character);
}
