// What every credential of our own is verified with: asked for by nobody, since it is there.
import '../../dist/credentials/suites/verify-proof.js';
import '@digitalbazaar/data-integrity';
import '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
