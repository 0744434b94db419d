import { describe, expect, it } from 'vitest';
import { priceNotice } from '../../../src-renderer/pages/positions/price-notice';
import { optionOf, positionOf } from './position-builder';

const stale = (lastPriceDate: string) => positionOf({ priceState: 'stale', lastPriceDate });

describe('priceNotice', () => {
  it('says nothing while every price is of the session, or merely missing', () => {
    expect(priceNotice([positionOf(), positionOf({ lastPrice: null, priceState: null })], 0)).toBeNull();
  });

  it('counts each kind, and tells how old the oldest is', () => {
    const notice = priceNotice(
      [
        stale('2026-11-18'),
        stale('2026-11-19'),
        positionOf({ priceState: 'old', marketValue: null }),
        positionOf({ lastPrice: null, priceState: null }),
        optionOf({ priceState: 'settled', toSettle: true }),
      ],
      1,
    );
    expect(notice).toEqual({
      title: '5 prices need a look.',
      sentences:
        '2 stale, from 18 Nov 2026; 1 more than 5 sessions old and not used; 1 missing; 1 held back for a decision; 1 expired option to settle.',
      doubtful: 5,
    });
  });
});
