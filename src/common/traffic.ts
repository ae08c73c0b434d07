/** What is being answered by this process at this moment. */
export interface Traffic {
  /** Somebody waits for an answer, until the answer to this is called. */
  enter(): () => void;
  /** Waits until nobody waits for an answer, or for so many milliseconds: work that nobody waits for gives way with it. */
  calm(patience: number): Promise<void>;
}

/** Who waits for longer than so many milliseconds follows something, and isn't given way. */
const FOLLOWS_AFTER = 1_000;

/** `sleep`: a timer that doesn't keep the process alive. */
export function traffic(sleep: (milliseconds: number) => Promise<unknown>): Traffic {
  const waiting = new Set<object>();
  const tellCalm = new Set<() => void>();
  const leave = (one: object) => {
    if (!waiting.delete(one) || waiting.size > 0) return;
    for (const tell of tellCalm) tell();
  };
  return {
    enter() {
      const one = {};
      waiting.add(one);
      void sleep(FOLLOWS_AFTER).then(() => leave(one));
      return () => leave(one);
    },
    async calm(patience) {
      if (waiting.size === 0) return;
      let tell: () => void = () => undefined;
      const calm = new Promise<void>((resolve) => {
        tell = resolve;
      });
      tellCalm.add(tell);
      await Promise.race([calm, sleep(patience)]);
      tellCalm.delete(tell);
    },
  };
}
