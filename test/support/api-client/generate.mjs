// Prints the types of the client from the OpenAPI document of the built code. `npm run build` runs it, so they are never stale.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ENDPOINTS } from '../../../dist/http/api/endpoints.js';
import { openApi } from '../../../dist/http/api/openapi.js';
import { printOperations } from './print-types.mjs';

const document = openApi(ENDPOINTS, 'http://localhost');
writeFileSync(fileURLToPath(new URL('operations.ts', import.meta.url)), printOperations(document));
