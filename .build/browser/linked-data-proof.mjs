// What browsers get in place of `jsonld-signatures` where a proof is one of Data Integrity: of that library such proofs take one class.
import LinkedDataProof from 'jsonld-signatures/lib/suites/LinkedDataProof.js';

export default { suites: { LinkedDataProof } };
