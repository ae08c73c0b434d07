import type { RequestHandler } from 'express';

/** Nothing but our own styles, pictures and fonts, forms to ourselves; no script, and no frame around us. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "script-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const ALWAYS: Readonly<Record<string, string>> = {
  // what no endpoint opens to caches belongs to none of them
  'Cache-Control': 'no-store',
  'Content-Security-Policy': POLICY,
  // Share links are secrets in addresses: no other site may learn where a reader came from.
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** The same, with scripts of our own, which ask nobody but ourselves. */
const SCRIPTED_POLICY = `${POLICY.replace("script-src 'none'", "script-src 'self'")}; connect-src 'self'`;

/** Two years. Not for subdomains: an institution's other hosts are none of our business. */
const STRICT_TRANSPORT = 'max-age=63072000';

/**
 * Sets the security headers of every answer; an endpoint may replace any of them later. `Strict-Transport-Security` is
 * there only if the public address is https. What says which software answers is taken away.
 */
export function securityHeaders(options: { readonly publicUrl: string }): RequestHandler {
  const https = new URL(options.publicUrl).protocol === 'https:';
  const headers = https ? { ...ALWAYS, 'Strict-Transport-Security': STRICT_TRANSPORT } : ALWAYS;
  return (_request, response, next) => {
    response.removeHeader('X-Powered-By');
    response.set(headers);
    next();
  };
}

/** For the pages that run a script. */
export const ownScripts: RequestHandler = (_request, response, next) => {
  response.set('Content-Security-Policy', SCRIPTED_POLICY);
  next();
};

/** The same, with a worker, a reader of codes in WebAssembly and the camera: for /verify and what it runs. */
export const checkingScripts: RequestHandler = (_request, response, next) => {
  const policy = SCRIPTED_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
  response.set({
    'Content-Security-Policy': `${policy}; worker-src 'self'`,
    'Permissions-Policy': String(ALWAYS['Permissions-Policy']).replace('camera=()', 'camera=(self)'),
  });
  next();
};

/** For documents that anybody's page may read: keys, status lists, published versions, raw credentials. */
export const openToAnyOrigin: RequestHandler = (_request, response, next) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  next();
};
