import { testCrashes } from './crash-points.js';

testCrashes(1_000);
