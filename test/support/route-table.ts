import { buildApp, type Services } from '../../src/app.js';

/** The part of an Express layer that tells what is served where. */
interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method?: string }[] };
  readonly handle?: { readonly stack?: readonly Layer[] };
  /** After a match, how much of the path was this layer's. */
  readonly path?: string;
  match(path: string): boolean;
}

/**
 * What the built app really serves under `/api/v1`, as `GET /api/v1/keys/:id`: read off the stacks of its routers, not off
 * the list that they were made from.
 */
export function apiRoutes(services: Services): string[] {
  const app = buildApp(services);
  if (!hasRouter(app)) throw new Error('The app is none of Express');
  return walk(app.router.stack, '').filter((route) => / \/api\/v1(\/|$)/.test(route));
}

function walk(stack: readonly Layer[], prefix: string): string[] {
  return stack.flatMap((layer) => {
    if (layer.route) {
      const { path, stack: handlers } = layer.route;
      // what answers all other methods with 405 has no method of its own
      const methods = new Set(handlers.flatMap(({ method }) => method?.toUpperCase() ?? []));
      return [...methods].map((method) => `${method} ${prefix}${path}`);
    }
    const inner = layer.handle?.stack;
    return inner && layer.match('/api/v1/anything') ? walk(inner, prefix + (layer.path ?? '')) : [];
  });
}

function hasRouter(app: object): app is { router: { stack: readonly Layer[] } } {
  return 'router' in app;
}
