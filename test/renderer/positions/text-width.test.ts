import { describe, expect, it } from 'vitest';
import { fittingWidth, longestNumber, longestWhole, textWidth } from '../../../src-renderer/pages/positions/text-width';

describe('column widths', () => {
  it('keeps the least width, and grows with the widest number', () => {
    expect(fittingWidth(58, [null, '1'])).toBe(58);
    const wide = '−1,234,567.1234';
    expect(fittingWidth(58, ['12', wide])).toBeGreaterThanOrEqual(textWidth(wide) + 12);
  });

  it('finds the text that will be widest', () => {
    expect(longestNumber(['100', '150.444', '-7'])).toBe('150.444');
    // 1,234,567 has two commas more.
    expect(longestNumber(['1234567', '-12.3456', '123.4567'])).toBe('1234567');
    expect(longestNumber(['-100', '1000', '100'])).toBe('1000');
    expect(longestNumber([])).toBeNull();
    // 0.052512 has more digits, but is written 0.0525.
    expect(longestWhole(['0.052512', null, '1234.5', '-234'])).toBe('1234.5');
    expect(longestWhole([null])).toBeNull();
  });
});
