// What /verify reads and verifies with.
import './own-proofs.mjs';
import '../../dist/web/verify/browser/worker.js';
