import type { TestApi } from '../../../support/api.js';
import { checkedImport, freshRow } from '../../../support/api-imports.js';
import { csv } from '../../../support/services.js';
import type { TenantCases } from '../../../support/tenant-wall.js';

const alphaImport = ({ world }: TestApi) => checkedImport(world);

export const importCases: TenantCases = {
  listImports: { wall: 'listed', make: alphaImport, ask: (client) => client.listImports() },
  createImport: {
    wall: 'hidden',
    make: async () => 'alpha',
    ask: (beta, institution) =>
      beta.createImport({
        query: { institution: institution === 'alpha' ? 'alpha' : 'gamma' },
        type: 'text/csv',
        body: Uint8Array.from(csv(freshRow())),
      }),
  },
  getImportExampleCsv: [
    {
      wall: 'hidden',
      make: async () => 'alpha',
      ask: (beta, institution) =>
        beta.getImportExampleCsv({ query: { institution: institution === 'alpha' ? 'alpha' : 'gamma' } }),
    },
  ],
  getImportExampleXlsx: {
    wall: 'hidden',
    make: async () => 'alpha',
    ask: (beta, institution) =>
      beta.getImportExampleXlsx({ query: { institution: institution === 'alpha' ? 'alpha' : 'gamma' } }),
  },
  getImport: { wall: 'hidden', make: alphaImport, ask: (beta, id) => beta.getImport({ params: { id } }) },
  listImportRows: {
    wall: 'hidden',
    make: alphaImport,
    ask: (beta, id) => beta.listImportRows({ params: { id } }),
  },
  getImportReport: {
    wall: 'hidden',
    make: alphaImport,
    ask: (beta, id) => beta.getImportReport({ params: { id } }),
  },
  commitImport: {
    wall: 'hidden',
    make: alphaImport,
    ask: (beta, id) => beta.commitImport({ params: { id }, body: { mode: 'valid' } }),
  },
  discardImport: {
    wall: 'hidden',
    make: alphaImport,
    ask: (beta, id) => beta.discardImport({ params: { id } }),
  },
};
