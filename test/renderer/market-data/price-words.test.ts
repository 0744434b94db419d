import { describe, expect, it } from 'vitest';
import {
  factorWords,
  heldBackWords,
  keptWords,
  rangeWords,
  symbolWords,
} from '../../../src-renderer/pages/market-data/price-words';
import type { PriceFile } from '../../../src-shared/ipc/market-data';

const file: PriceFile = {
  fileName: 'AAPL.csv',
  rows: 250,
  symbols: ['AAPL'],
  symbolCount: 1,
  from: '2025-11-20',
  through: '2026-11-20',
  added: 248,
  changed: 2,
  unchanged: 0,
  heldBack: [],
  problems: [],
  problemCount: 0,
  warnings: [],
  positions: 3,
};

describe('the words of a price file', () => {
  it('name what it holds', () => {
    expect(symbolWords(file)).toBe('AAPL');
    expect(symbolWords({ symbols: ['A', 'B', 'C', 'D', 'E'], symbolCount: 1200 })).toBe('A, B, C, D and 1,196 more');
    expect(rangeWords(file)).toBe('20 Nov 2025 to 20 Nov 2026');
    expect(rangeWords({ from: '2026-11-20', through: '2026-11-20' })).toBe('20 Nov 2026');
    expect(rangeWords({ from: null, through: null })).toBeNull();
  });

  it('say what came of it', () => {
    expect(keptWords(file)).toBe('Kept 250 prices of AAPL.');
    expect(keptWords({ ...file, added: 0, changed: 0, unchanged: 250 })).toBe('Nothing of AAPL.csv is new.');
  });
});

describe('the words of a close that is held back', () => {
  it('offer the split that would explain it, else how far it moved', () => {
    expect(heldBackWords({ split: { from: '1', to: '10' }, ratio: 0.1 })).toBe('looks like a 10 for 1 split');
    expect(heldBackWords({ split: null, ratio: 1.41 })).toBe('up 41%');
    expect(heldBackWords({ split: null, ratio: 0.01 })).toBe('down 99%');
    expect(heldBackWords({ split: null, ratio: 1000.2 })).toBe('1,000 times the close before');
    expect(factorWords(100.0004)).toBe('× 100');
    expect(factorWords(0.09987)).toBe('× 0.0999');
  });
});
