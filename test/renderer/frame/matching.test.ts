import { describe, expect, it } from 'vitest';
import { bestMatches, findable, markedName } from '../../../src-renderer/frame/palette/matching';

const commands = [
  findable('Add position', 'new'),
  findable('Back up now', 'backup save'),
  findable('Cash'),
  findable('Close position'),
  findable('Manage tags'),
  findable('Tag the selection'),
  findable('Settings', 'preferences options'),
];
const names = (query: string, limit = 10) => bestMatches(commands, query, limit).map(({ name }) => name);

describe('the order of what is found', () => {
  it('without a query is by name', () => {
    expect(names('').slice(0, 3)).toEqual(['Add position', 'Back up now', 'Cash']);
  });

  it('puts the start of the name before the start of a word before the inside of one', () => {
    expect(names('tag')).toEqual(['Tag the selection', 'Manage tags']);
    expect(names('c')).toEqual(['Cash', 'Close position']);
    expect(names('os')).toEqual(['Add position', 'Close position']);
  });

  it('finds by other words, and by every word of the query in any order', () => {
    expect(names('preferences')).toEqual(['Settings']);
    expect(names('position add')).toEqual(['Add position']);
    expect(names('position cash')).toEqual([]);
  });

  it('finds three letters in order, not two; and one only where a word begins', () => {
    expect(names('bun')).toEqual(['Back up now']);
    expect(names('bn')).toEqual([]);
    expect(names('kpn')).toEqual([]);
    expect(names('m')).toEqual(['Manage tags']);
  });

  it('is cut off at the limit', () => {
    expect(names('', 2)).toEqual(['Add position', 'Back up now']);
  });

  it('takes letters as letters, not as a pattern', () => {
    expect(bestMatches([findable('BRK.B'), findable('BRKAB')], 'brk.b', 5).map(({ name }) => name)).toEqual(['BRK.B']);
  });

  it('looks through 10,000 positions well within a key press', () => {
    const positions = Array.from({ length: 10_000 }, (_, index) =>
      findable(`S${index.toString(36).toUpperCase()} 15 Jan 27 ${index} C`, `S${index} covered call`),
    );
    // The best of five: what else this computer does at the moment is not asked.
    const times = ['s', 's7', 's7 2', 's7 27', 'covered'].map((query) => {
      const start = performance.now();
      expect(bestMatches(positions, query, 8)).toHaveLength(8);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });
});

describe('the mark', () => {
  it('stands on the letters that were typed', () => {
    expect(markedName('Call spread NVDA', 'nv')).toEqual([
      { text: 'Call spread ', hit: false },
      { text: 'NV', hit: true },
      { text: 'DA', hit: false },
    ]);
    expect(markedName('Cash', '')).toEqual([{ text: 'Cash', hit: false }]);
  });
});
