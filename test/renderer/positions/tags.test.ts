import { describe, expect, it } from 'vitest';
import { tagColor } from '../../../src-renderer/components/tag-color';
import { fittingCount } from '../../../src-renderer/pages/positions/fitting-tags';
import { matchingTags, tagState } from '../../../src-renderer/pages/positions/tag-selection';
import { nextTagColor, TAG_COLORS } from '../../../src-shared/domain/tag-colors';
import type { Tag } from '../../../src-shared/ipc/tags';

const named = (name: string): Tag => ({ id: name, name, tagType: 'REGULAR', color: '#6B7280', usageCount: 0 });

describe('tagState', () => {
  it('is all, some or none of the selection', () => {
    const positions = [{ tagIds: ['a', 'b'] }, { tagIds: ['a'] }];
    expect(tagState('a', positions)).toBe('all');
    expect(tagState('b', positions)).toBe('some');
    expect(tagState('c', positions)).toBe('none');
  });
});

describe('matchingTags', () => {
  it('puts names that begin with it first', () => {
    const tags = ['short core', 'core', 'Coral', 'value'].map(named);
    expect(matchingTags(tags, 'CO').map((tag) => tag.name)).toEqual(['Coral', 'core', 'short core']);
    expect(matchingTags(tags, ' ')).toHaveLength(4);
  });
});

describe('fittingCount', () => {
  const measure = (text: string) => text.length * 6;

  it('shows all that fit', () => {
    expect(fittingCount(['core', 'AI'], 104, measure)).toBe(2);
    expect(fittingCount([], 104, measure)).toBe(0);
  });

  it('keeps room for the rest behind them', () => {
    // 35 + 8 + 35 fits into 80, but then "+1" would not.
    expect(fittingCount(['core', 'tech', 'value'], 80, measure)).toBe(1);
    expect(fittingCount(['core', 'tech', 'value'], 108, measure)).toBe(2);
  });

  it('always shows one, which may be shortened', () => {
    expect(fittingCount(['Covered call AAPL', 'core'], 60, measure)).toBe(1);
  });
});

describe('tag colours', () => {
  it('shows a stored palette colour in the shade of the scheme, any other as it is', () => {
    expect(tagColor('#C9B26A')).toBe('var(--c2)');
    expect(tagColor('#6B7280')).toBe('var(--c1)');
    expect(tagColor('#ff0000')).toBe('#ff0000');
  });

  it('takes the least used colour next', () => {
    expect(nextTagColor([])).toBe(TAG_COLORS[0]);
    expect(nextTagColor([TAG_COLORS[0].toUpperCase(), TAG_COLORS[1]])).toBe(TAG_COLORS[2]);
  });
});
