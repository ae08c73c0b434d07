import type { Request, RequestHandler, Response } from 'express';
import * as z from 'zod';
import { type RegisterDeps, searchRegister } from '../delivery/register/register.js';
import { parseInput } from './api/parse.js';

const query = z.strictObject({
  name: z.string().max(200),
  certificate: z.string().max(60).optional(),
  page: z.coerce.number().int().default(1),
});
type Query = z.output<typeof query>;

/**
 * `GET /api/register?name=…&certificate=CODE&page=N`: who agreed to be found under this name, with a link to the verdict of
 * the moment. `searched` counts it; throws where an address asked too often.
 */
export function registerEndpoint(
  register: RegisterDeps,
  searched: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const schemas = { params: z.strictObject({}), query, body: undefined };
    const raw = { params: {}, query: request.query, body: undefined };
    const parsed = parseInput<unknown, Query, unknown>(schemas, raw);
    const { name, certificate, page } = parsed.query;
    await searched(request, response);
    const { entries, next } = await searchRegister(register, { name, certificate, page });
    const items = entries.map(({ name, code, title, issuer, awardedOn, link }) => ({
      name,
      certificate: code,
      title,
      issuer,
      awardedOn,
      link,
    }));
    response
      .set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex, nofollow' })
      .json({ items, next: next ?? null });
  };
}
