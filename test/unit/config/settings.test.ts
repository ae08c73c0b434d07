import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SETTINGS, unknownSettings } from '../../../src/config/settings.js';

describe('a variable that looks like a setting', () => {
  test.each([
    ['CAIRN_MASTER_SECRETS', 'CAIRN_MASTER_SECRET'],
    ['CAIRN_DATADIR', 'CAIRN_DATA_DIR'],
    ['CAIRN_PUBLIC_URL', 'PUBLIC_URL'],
    ['CAIRN_PORT', 'PORT'],
    ['CAIRN_WORKERS', undefined],
    ['CAIRN_COLOUR_OF_THE_SKY', undefined],
  ])('%s is told; meant may be %s', (name, nearest) => {
    expect(unknownSettings({ [name]: '3000' })).toEqual([{ name, nearest }]);
  });

  test('is not told if it is one, is empty, or is of others', () => {
    const all = Object.fromEntries(SETTINGS.map((name) => [name, 'x']));
    const others = {
      CAIRN_KEY: 'k',
      CAIRN_PORT: 'tcp://10.0.0.1:3000',
      CAIRN_PORT_3000_TCP_ADDR: '10.0.0.1',
      CAIRN_SERVICE_HOST: '10.0.0.1',
      CAIRN_EMPTY: ' ',
      PATH: '/bin',
    };
    expect(unknownSettings({ ...all, ...others })).toEqual([]);
  });

  test('with one letter changed leads back to the setting', () => {
    const settings = SETTINGS.filter((name) => name.startsWith('CAIRN_'));
    fc.assert(
      fc.property(fc.constantFrom(...settings), fc.nat(), fc.constantFrom('', 'X', 'XX'), (name, at, put) => {
        const place = 'CAIRN_'.length + (at % (name.length - 'CAIRN_'.length));
        const typed = name.slice(0, place) + put + name.slice(place + 1);
        expect(unknownSettings({ [typed]: 'x' })).toEqual(
          typed === name ? [] : [{ name: typed, nearest: name }],
        );
      }),
    );
  });
});
