import { type Request, type Response, Router } from 'express';
import { CairnError } from '../../common/errors.js';
import { type RegisterDeps, searchRegister } from '../../delivery/register/register.js';
import type { CatalogueStore } from '../../issuing/ports.js';
import { lastVersions } from '../../issuing/versions.js';
import { field, PRIVATE, readForm } from '../form.js';
import type { Site } from '../layout.js';
import { registerView } from './view.js';

export interface RegisterPageDeps {
  readonly register: RegisterDeps;
  readonly stores: Pick<CatalogueStore, 'selectCatalogue'>;
  /** Counts a search; throws where an address asked too often. */
  readonly searchedRegister: (request: Request, response: Response) => Promise<void>;
  readonly site: (request: Request) => Promise<Site>;
}

/** `/register`: who agreed to be found, by name. A search is a POST, so that no name stands in an address that is logged. */
export function registerSearchPages(deps: RegisterPageDeps): Router {
  const router = Router();
  const certificates = async () => {
    const { programmes } = await deps.stores.selectCatalogue();
    return [...lastVersions(programmes).values()].map(({ version: { code, title } }) => ({ code, title }));
  };
  const send = (response: Response, html: string, status = 200) =>
    response.status(status).set(PRIVATE).type('html').send(html);

  router.get('/register', async (request, response) => {
    send(response, registerView(await deps.site(request), { certificates: await certificates() }));
  });
  router.post('/register', readForm, async (request: Request, response: Response) => {
    await deps.searchedRegister(request, response);
    const asked = { name: field(request, 'name'), certificate: field(request, 'certificate') };
    const page = Number(field(request, 'page') || 1);
    const certificate = asked.certificate === '' ? undefined : asked.certificate;
    const site = await deps.site(request);
    const state = { certificates: await certificates(), asked };
    try {
      const found = await searchRegister(deps.register, { name: asked.name, certificate, page });
      send(response, registerView(site, { ...state, found }));
    } catch (error) {
      if (!(error instanceof CairnError && error.code === 'register.name-short')) throw error;
      send(response, registerView(site, { ...state, short: true }), 400);
    }
  });
  return router;
}
