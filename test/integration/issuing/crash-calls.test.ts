import { testCrashes } from './crash-points.js';

testCrashes(40);
