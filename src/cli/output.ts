/**
 * Lets a program go on, or end as it likes, when whoever read its output doesn't any more (`| head`): that is no failure
 * of its own. `unread` is called then, perhaps more than once.
 */
export function outliveReader(stream: NodeJS.WritableStream, unread: () => void = () => {}): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    unread();
  });
}
