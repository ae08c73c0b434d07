import { contexts as citizenship } from '@digitalbazaar/citizenship-context';
import { contexts as examples } from '@digitalbazaar/credentials-examples-context';
import { contexts as odrl } from '@digitalbazaar/odrl-context';
import { contexts as statusList } from '@digitalbazaar/vc-bitstring-status-list-context';
import { contexts as vdlAamva } from '@digitalbazaar/vdl-aamva-context';
import { contexts as vdl } from '@digitalbazaar/vdl-context';
import { contexts as did } from 'did-context';
import { contexts as ed25519Signature2020 } from 'ed25519-signature-2020-context';

/** The vocabulary of the examples in the specification of the data model: whatever a word is, it means that word. */
const EXAMPLES_V2 = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } };

/** Contexts that credentials of others are written in, by address: those of the field’s standards, examples and test suites. */
export const FURTHER_CONTEXTS: ReadonlyMap<string, object> = new Map([
  ...[citizenship, examples, odrl, statusList, vdl, vdlAamva, did, ed25519Signature2020].flatMap(
    (contexts) => [...contexts],
  ),
  ['https://www.w3.org/ns/credentials/examples/v2', EXAMPLES_V2],
]);
