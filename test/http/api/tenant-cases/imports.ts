import type { TestApi } from '../../../support/api.js';
import { checkedImport } from '../../../support/api-imports.js';
import type { TenantCases } from '../../../support/tenant-wall.js';

const alphaImport = ({ world }: TestApi) => checkedImport(world);

export const importCases: TenantCases = {
  listImports: { wall: 'listed', make: alphaImport, ask: (client) => client.listImports() },
  createImport: { wall: 'own', why: 'no part of the request names an institution: it is the caller’s' },
  getImportExampleCsv: { wall: 'own', why: 'it has the modules of the caller’s institution' },
  getImportExampleXlsx: { wall: 'own', why: 'it has the modules of the caller’s institution' },
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
