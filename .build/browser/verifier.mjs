// The verifier as a module.
import './own-proofs.mjs';

export * from '../../dist/verification/module.js';
