import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decodeText, type Encoding } from '../../../../src-shared/domain/csv/decode';

const bytesOf = (...parts: (Uint8Array | number[])[]) => new Uint8Array(parts.flatMap((part) => [...part]));
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, endian: 'little' | 'big'): number[] {
  return [...text.split('')].flatMap((unit) => {
    const pair = [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8];
    return endian === 'little' ? pair : pair.reverse();
  });
}

function decoded(bytes: Uint8Array) {
  const result = decodeText(bytes);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

describe('decodeText', () => {
  const sample = 'ticker,quantity\r\nAAPL,100\r\n';

  test.each<[Encoding, string, Uint8Array]>([
    ['utf-8', 'plain', utf8(sample)],
    ['utf-8 with BOM', 'marked', bytesOf([0xef, 0xbb, 0xbf], utf8(sample))],
    ['utf-16le', 'marked', bytesOf([0xff, 0xfe], utf16(sample, 'little'))],
    ['utf-16be', 'marked', bytesOf([0xfe, 0xff], utf16(sample, 'big'))],
    ['utf-16le', 'not marked', bytesOf(utf16(sample, 'little'))],
    ['utf-16be', 'not marked', bytesOf(utf16(sample, 'big'))],
  ])('reads %s, %s', (encoding, _marked, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: sample, encoding, warnings: [] } });
  });

  it('reads Windows-1252 with a warning, the euro sign too, which the runtime gets wrong', () => {
    const { text, encoding, warnings } = decoded(
      bytesOf(utf8('tags\n'), [0x80, 0x20, 0x92, 0x96, 0xe9, 0xdf, 0x9f, 0x81]),
    );
    expect(text).toBe('tags\n€ ’–éßŸ\x81');
    expect(encoding).toBe('windows-1252');
    expect(warnings).toMatchObject([{ code: 'NOT_UTF_8', row: null }]);
  });

  test.each([
    ['two of three bytes of a euro sign', [0xe2, 0x82], 'tags\n'],
    ['three of four bytes of a face', [0xf0, 0x9f, 0x98], 'tags\n'],
    ['the first byte of an é, after another one', [0xc3], 'tags\né'],
  ])('knows UTF-8 that ends with %s', (_what, end, text) => {
    expect(decoded(bytesOf(utf8(text), end))).toMatchObject({
      text,
      encoding: 'utf-8',
      warnings: [{ code: 'FILE_CUT_OFF' }],
    });
  });

  it('takes a lone last letter of Windows-1252 for that', () => {
    expect(decoded(bytesOf(utf8('tags\ncaf'), [0xe9]))).toMatchObject({ text: 'tags\ncafé', encoding: 'windows-1252' });
  });

  it('warns of broken characters in a marked file', () => {
    expect(decoded(bytesOf([0xef, 0xbb, 0xbf, 0x41, 0xff]))).toMatchObject({
      text: 'A\uFFFD',
      warnings: [{ code: 'BROKEN_CHARACTERS' }],
    });
  });

  test.each([
    ['a workbook', [0x50, 0x4b, 0x03, 0x04, 20], 'EXCEL_WORKBOOK'],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'EXCEL_WORKBOOK'],
    ['a PDF', [...utf8('%PDF-1.7')], 'PDF_DOCUMENT'],
    ['zero bytes in text', [...utf8('a,b\0c,d\n')], 'NOT_TEXT'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52], 'NOT_TEXT'],
  ])('refuses %s and says what to do', (_name, bytes, code) => {
    expect(decodeText(new Uint8Array(bytes))).toMatchObject({
      ok: false,
      code,
      message: expect.stringContaining('CSV'),
    });
  });

  it('reads nothing as nothing', () =>
    expect(decoded(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', warnings: [] }));

  const text = fc
    .string({ unit: 'grapheme', maxLength: 60 })
    .filter((value) => !value.includes('\0') && !value.includes('\uFEFF') && !value.includes('\uFFFD'));

  it('gives back any text in each marked encoding, and in UTF-8 without a mark', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(decoded(bytesOf([0xef, 0xbb, 0xbf], utf8(value))).text).toBe(value);
        expect(decoded(bytesOf([0xff, 0xfe], utf16(value, 'little'))).text).toBe(value);
        expect(decoded(bytesOf([0xfe, 0xff], utf16(value, 'big'))).text).toBe(value);
        expect(decoded(utf8(`ticker\n${value}`))).toEqual({
          text: `ticker\n${value}`,
          encoding: 'utf-8',
          warnings: [],
        });
      }),
    );
  });

  it('gives back unmarked UTF-16 after an English header', () => {
    const header = 'ticker,quantity,entry_price,entry_date,tags\n'.repeat(6);
    fc.assert(
      fc.property(text, (value) => {
        expect(decoded(bytesOf(utf16(header + value, 'little')))).toMatchObject({
          text: header + value,
          encoding: 'utf-16le',
        });
        expect(decoded(bytesOf(utf16(header + value, 'big')))).toMatchObject({
          text: header + value,
          encoding: 'utf-16be',
        });
      }),
    );
  });

  it('gives back every byte of Windows-1252 as one character', () => {
    const bytes = fc.uint8Array({ max: 255, min: 1, maxLength: 20_000 });
    fc.assert(
      fc.property(bytes, (content) => {
        const result = decodeText(bytesOf([0x41, 0xff, 0x41], content));
        expect(result).toMatchObject({ ok: true, value: { encoding: 'windows-1252' } });
        if (result.ok) expect(result.value.text).toHaveLength(content.length + 3);
      }),
      { numRuns: 30 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof decodeText(bytes).ok === 'boolean'),
      { numRuns: 1000 },
    );
  });
});
