/** Calls a function again and again, without keeping the process alive, until the answer is called. */
export function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds).unref();
  return () => clearInterval(timer);
}
