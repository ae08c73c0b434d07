import express, { type Request, type Response } from 'express';
import { isLanguage } from '../words/languages.js';
import { pathOn } from './languages.js';

/** Reads the fields of a small form. */
export const readForm = express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 20 });

/** Reads one with a text of some thousand letters, of which each may take twelve bytes. */
export const readLongForm = express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 20 });

/** A field of a form that was read, without spaces around it; empty where it isn't there. */
export function field(request: Request, name: string): string {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return '';
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' ? value.trim() : '';
}

/** The language that the reader chose with a link (`?lang=`), if they did. */
export function chosenLanguage({ query }: Pick<Request, 'query'>): string | undefined {
  const { lang } = query;
  return typeof lang === 'string' && isLanguage(lang) ? lang : undefined;
}

/** Leads on to another page of this site after a form; one in the language that the reader chose. */
export function leadTo(response: Response, path: string): void {
  response.redirect(303, pathOn(chosenLanguage(response.req), path));
}

/** A page that is the same for all may be kept, and is asked about each time: what it loads changes address with a new version. */
export const ASKED_AGAIN = { 'Cache-Control': 'public, no-cache' };

/** What is somebody's own belongs to nobody's cache, and to no search engine. */
export const PRIVATE = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
};
