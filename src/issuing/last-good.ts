import type { Clock } from '../common/effects.js';
import { singleFlight } from '../common/single-flight.js';

/** How long what could not be signed is left alone, in milliseconds. */
const PAUSE = 30_000;

/**
 * Signs what is published at an address, one at a time for each, so that many who ask have it signed once. What can't be signed
 * is told and left alone for a while, and what was signed of it before stays.
 */
export function lastGood<R extends { readonly address: string; readonly document: string | undefined }>(
  { clock, onFailure }: { clock: Clock; onFailure: (address: string, error: unknown) => void },
  sign: (record: R) => Promise<string | undefined>,
): (record: R) => Promise<string | undefined> {
  const once = singleFlight<string | undefined>();
  const pausedUntil = new Map<string, number>();

  const attempt = async (record: R): Promise<string | undefined> => {
    if ((pausedUntil.get(record.address) ?? 0) > clock().getTime()) return record.document;
    try {
      const document = await sign(record);
      pausedUntil.delete(record.address);
      return document;
    } catch (error) {
      pausedUntil.set(record.address, clock().getTime() + PAUSE);
      onFailure(record.address, error);
      return record.document;
    }
  };

  return (record) => once(record.address, () => attempt(record));
}
