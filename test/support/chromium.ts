import { existsSync } from 'node:fs';

const PLACES = [
  // the same engine without windows: starts and draws sooner
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser that the page tests drive: `CHROMIUM`, or one in a usual place. Where there is none it says so and the
 * tests are skipped; checks before a change goes in (`CI`) must not pass without it.
 */
export function findChromium(): string | undefined {
  const found = [process.env.CHROMIUM ?? '', ...PLACES].find((place) => place !== '' && existsSync(place));
  if (found === undefined && process.env.CI)
    throw new Error('The page tests need Chromium, and there is none');
  if (found === undefined) {
    console.warn('The page tests are skipped: there is no Chromium. Install it, or name one in CHROMIUM.');
  }
  return found;
}
