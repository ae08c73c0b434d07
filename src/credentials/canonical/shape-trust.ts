/** Told what shape it was, without anything that is a document's own. */
type Alarm = (shape: string) => void;

/**
 * Whether what is known of shapes is trusted. One answer that isn't the library's ends that, for all shapes and until the next
 * start: then there is something about documents that isn't understood.
 */
export class ShapeTrust {
  #isLost = false;
  #alarm: Alarm = () => {};

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Who is told when trust is lost. */
  watch(alarm: Alarm): void {
    this.#alarm = alarm;
  }

  lose(shape: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#alarm(shape);
  }
}

/** Of this process. */
export const SHAPE_TRUST = new ShapeTrust();
