import { createServer, type Server } from 'node:http';
import express from 'express';
import qrcode from 'qrcode';
import { certificateSvg } from '../../src/delivery/certificate/svg.js';
import { compressed } from '../../src/http/compressed.js';
import { ownScripts, securityHeaders } from '../../src/http/headers.js';
import { readAssets } from '../../src/web/assets.js';
import type { Site } from '../../src/web/layout.js';

import type { ShareModel } from '../../src/web/share/model.js';
import { programmeCertificate } from './certificates.js';
import { certificateReport, reportOf } from './reports.js';

const assets = readAssets();
export const SHARE_URL = 'https://cairn.example/s/Jq3bq0VnS1uYx5m0Vt3kHw';

export const SITE: Site = {
  publicUrl: 'https://cairn.example',
  networkName: 'ENTER Network',
  demo: false,
  language: 'en',
  assets: assets.paths,
};

export function shareModel(override: Partial<ShareModel> = {}): ShareModel {
  return {
    ...SITE,
    report: reportOf(certificateReport()),
    share: {
      url: SHARE_URL,
      qrSvgPath: '/qr.svg',
      rawForm: 'JSON',
      rawPath: '/s/Jq3bq0VnS1uYx5m0Vt3kHw/credential.json',
      recordPath: '/s/Jq3bq0VnS1uYx5m0Vt3kHw/record',
      bundlePath: '/s/Jq3bq0VnS1uYx5m0Vt3kHw/bundle.json',
      certificatePaths: ['/s/Jq3bq0VnS1uYx5m0Vt3kHw/certificate/1'],
      renditions: [
        { form: 'edc', path: '/s/Jq3bq0VnS1uYx5m0Vt3kHw/renditions/edc/1', title: undefined },
        { form: 'sd-jwt', path: '/s/Jq3bq0VnS1uYx5m0Vt3kHw/renditions/sd-jwt/1', title: undefined },
      ],
      withheld: new Map(),
      expiresAt: '2027-03-01T00:00:00Z',
    },
    ...override,
  };
}

export interface PageServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves finished pages by path on a free port of this machine, with the headers that real pages have. */
export async function servePages(pages: Readonly<Record<string, string>>): Promise<PageServer> {
  const app = express();
  const qr = await qrcode.toString(SHARE_URL, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 });
  app.use(compressed, assets.handler);
  app.get(/\/qr\.(?:svg|png)$/, (_request, response) => {
    response.type('image/svg+xml').send(qr);
  });
  app.get('/certificate.svg', (_request, response) => {
    response.type('image/svg+xml').send(certificateSvg(programmeCertificate('iPET-3')));
  });
  app.use(securityHeaders({ publicUrl: 'https://cairn.example' }));
  app.get('/ask-open', ownScripts);
  app.use((request, response) => {
    const page = pages[request.path.slice(1)];
    response
      .status(page === undefined ? 404 : 200)
      .type('html')
      .send(page ?? '');
  });
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
