import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  forgetPriceFiles,
  nextPriceFile,
  priceFiles,
  takePriceFiles,
} from '../../../src-renderer/pages/market-data/price-files';

/** The other side of the bridge: it tells files by their first letters. */
const invoke = vi.fn(async (_procedure: string, { bytes }: { bytes: Uint8Array }) => {
  const text = new TextDecoder().decode(bytes);
  if (text.startsWith('broken')) return { ok: false, error: { code: 'INTERNAL', message: 'It broke.' } };
  return { ok: true, data: { isPriceFile: text.startsWith('Date,') } };
});
vi.stubGlobal('sigmasight', { invoke });

const fileOf = (fileName: string, text: string) => ({ fileName, bytes: new TextEncoder().encode(text) });
const waiting = () => priceFiles.get().files.map(({ fileName }) => fileName);

afterEach(forgetPriceFiles);

describe('files that are opened together', () => {
  it('wait for their turn when they hold prices, and the others are answered', async () => {
    const others = await takePriceFiles([
      fileOf('AAPL.csv', 'Date,Close\n'),
      fileOf('book.csv', 'ticker,quantity\n'),
      fileOf('MSFT.csv', 'Date,Close\n'),
      fileOf('broken.csv', 'broken'),
    ]);
    expect(others.map(({ fileName }) => fileName)).toEqual(['book.csv', 'broken.csv']);
    expect(waiting()).toEqual(['AAPL.csv', 'MSFT.csv']);
    expect(priceFiles.get().count).toBe(2);
    nextPriceFile();
    expect(waiting()).toEqual(['MSFT.csv']);
    expect(priceFiles.get().count).toBe(2);
    nextPriceFile();
    expect(priceFiles.get()).toEqual({ files: [], count: 0 });
  });

  it('are told by their beginning, whatever their size', async () => {
    invoke.mockClear();
    await takePriceFiles([fileOf('large.csv', 'ticker,quantity\n'.repeat(20_000))]);
    expect(invoke.mock.calls[0]?.[1].bytes.length).toBe(64 * 1024);
  });
});
