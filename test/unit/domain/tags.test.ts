import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatTag, parseTagCell, TAG_NAME_LENGTH, TAGS_PER_POSITION, tagKey } from '../../../src-shared/domain/tags';
import { anyText } from './any-text';

const regular = (name: string) => ({ name, tagType: 'REGULAR' as const });

describe('parseTagCell', () => {
  test.each([
    ['', []],
    ['core,tech', [regular('core'), regular('tech')]],
    ['hedge, tail risk ,,', [regular('hedge'), regular('tail risk')]],
    ['core,Core,CORE', [regular('core')]],
    ['core, #strategy:wheel', [regular('core'), { name: 'wheel', tagType: 'STRATEGY' }]],
    ['a, #Strategy: iron condor', [regular('a'), { name: 'iron condor', tagType: 'STRATEGY' }]],
    ['wheel,#strategy:Wheel', [regular('wheel')]],
    ['two\nlines\u0000', [regular('two lines')]],
    ['Straße,Ümlaut,ÜMLAUT', [regular('Straße'), regular('Ümlaut')]],
    ['Cafe\u0301,Caf\u00e9', [regular('Caf\u00e9')]],
  ])('%j', (text, tags) => expect(parseTagCell(text)).toMatchObject({ tags, problems: [] }));

  it('leaves away what cannot be seen, and says so', () => {
    expect(parseTagCell('co\u200Bre\u202E,core,plain\u00A0blank,\u{1F468}\u200D\u{1F469}')).toEqual({
      tags: [regular('core'), regular('plain blank'), regular('\u{1F468}\u200D\u{1F469}')],
      problems: [],
      warnings: [{ code: 'INVISIBLE_CHARACTERS', message: expect.stringContaining('“core”') }],
    });
  });

  it('refuses a name that is too long, and keeps the others', () => {
    const { tags, problems } = parseTagCell(`ok,${'x'.repeat(TAG_NAME_LENGTH)},${'y'.repeat(TAG_NAME_LENGTH + 1)}`);
    expect(tags.map(({ name }) => name)).toEqual(['ok', 'x'.repeat(TAG_NAME_LENGTH)]);
    expect(problems).toMatchObject([{ code: 'TAG_TOO_LONG', message: expect.stringContaining('51 characters') }]);
  });

  it('refuses more tags than a position carries, counting each name once', () => {
    const names = Array.from({ length: TAGS_PER_POSITION }, (_, index) => `t${index}`);
    expect(parseTagCell([...names, 'T0'].join(',')).problems).toEqual([]);
    expect(parseTagCell([...names, 'more'].join(',')).problems).toMatchObject([{ code: 'TOO_MANY_TAGS' }]);
  });

  it('refuses a strategy without a name', () => {
    expect(parseTagCell('#strategy: ,core')).toMatchObject({
      tags: [regular('core')],
      problems: [{ code: 'TAG_WITHOUT_NAME' }],
    });
  });

  it('reads back what formatTag writes, and never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tags } = parseTagCell(text);
        expect(new Set(tags.map(({ name }) => tagKey(name))).size).toBe(tags.length);
        expect(parseTagCell(tags.map(formatTag).join(', ')).tags).toEqual(tags);
      }),
      { numRuns: 500 },
    );
  });
});
