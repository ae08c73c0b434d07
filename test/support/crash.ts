import net from 'node:net';
import type { MergeDeps } from '../../src/issuing/merging/propose.js';
import type { SettleDeps } from '../../src/issuing/settle.js';

/** What everything throws that is touched in and after the moment of the crash. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** How a bomb strikes. */
export interface Blow {
  /** At which count; without it the bomb only counts. */
  readonly at?: number;
  /** The deed is done, but its answer is lost. */
  readonly afterwards?: boolean;
  /** Only that one deed fails, and what comes later works again; otherwise all is dead, as after the end of a process. */
  readonly once?: boolean;
}

/** Counts deeds and strikes one of them. */
export class Bomb {
  readonly #blow: Blow;
  #count = 0;

  constructor(blow: Blow = {}) {
    this.#blow = blow;
  }

  get count(): number {
    return this.#count;
  }

  get struck(): boolean {
    return this.#blow.at !== undefined && this.#count >= this.#blow.at;
  }

  /** Counts a deed: it is done and answered, or not done, or done and its answer is lost. */
  async around<T>(deed: () => Promise<T>): Promise<T> {
    const fate = this.next();
    if (fate === 'do') return deed();
    if (fate === 'do and end') await deed();
    throw new Crash(`struck at ${this.#count}`);
  }

  /** The same where the deed can't be awaited; tells whether to do it and whether to end after it. */
  next(): 'do' | 'do and end' | 'end' {
    const { at, afterwards, once } = this.#blow;
    this.#count++;
    if (at === undefined || this.#count < at) return 'do';
    if (this.#count > at) return once ? 'do' : 'end';
    return afterwards ? 'do and end' : 'end';
  }
}

type Mined = SettleDeps & Partial<Pick<MergeDeps, 'lifecycle' | 'merging'>>;

/** The same dependencies, of which each call to the store and the signer is counted by the bomb. */
export function mined<T extends Mined>(deps: T, bomb: Bomb): T {
  return {
    ...deps,
    store: guarded(deps.store, bomb),
    revoking: guarded(deps.revoking, bomb),
    ...(deps.lifecycle ? { lifecycle: guarded(deps.lifecycle, bomb) } : {}),
    ...(deps.merging ? { merging: guarded(deps.merging, bomb) } : {}),
    signerFor: (did) => bomb.around(async () => guarded(await deps.signerFor(did), bomb)),
    trust: () => bomb.around(() => deps.trust()),
  };
}

/** The same object, each of whose methods is counted by the bomb. */
export function guarded<T extends object>(target: T, bomb: Bomb): T {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => bomb.around(async () => Reflect.apply(member, object, args));
    },
  });
}

type Done = (error?: Error | null) => void;

/**
 * A socket whose writes the bomb counts: at the strike the connection is cut, in the middle of whatever statement or
 * transaction it carried, and no other can be made.
 */
export class MinedSocket extends net.Socket {
  readonly #bomb: Bomb;

  constructor(bomb: Bomb) {
    super();
    this.#bomb = bomb;
  }

  // the lower of the two levels of writing: what is corked together counts once
  override _write(chunk: unknown, encoding: BufferEncoding, callback: Done): void {
    this.#counted(callback, (done) => super._write(chunk, encoding, done));
  }

  override _writev(chunks: { chunk: unknown; encoding: BufferEncoding }[], callback: Done): void {
    this.#counted(callback, (done) => super._writev?.(chunks, done));
  }

  #counted(callback: Done, write: (done: Done) => void): void {
    const next = this.#bomb.next();
    if (next === 'end') {
      callback(new Crash('cut'));
      return;
    }
    write((error) => {
      callback(error);
      // the server has the statement, and nobody gets its answer
      if (next === 'do and end') this.destroy(new Crash('cut'));
    });
  }
}
