import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { LastCell, SymbolCell } from '../../../src-renderer/pages/positions/position-cells';
import { optionOf, positionOf } from './position-builder';

afterEach(cleanup);

const iconsIn = (container: HTMLElement) =>
  [...container.querySelectorAll('svg')].map(
    (icon) => /tabler-icon-([a-z]+)/.exec(icon.getAttribute('class') ?? '')?.[1],
  );

describe('the Last cell', () => {
  it('has a clock before a stale price and a pencil before one by hand', () => {
    const { container } = render(<LastCell position={positionOf({ priceState: 'stale' })} />);
    expect(iconsIn(container)).toEqual(['clock', 'pencil']);
    expect(screen.getByTitle(/stale: of an earlier session$/)).toBeDefined();
  });

  it('has a question mark where a newer close is held back', () => {
    const { container } = render(
      <LastCell position={positionOf({ priceState: 'stale', lastPriceSource: 'csv' })} held />,
    );
    expect(iconsIn(container)).toEqual(['help']);
    expect(screen.getByTitle(/held back/)).toBeDefined();
  });

  it('says that a price is too old to be used', () => {
    const position = positionOf({ priceState: 'old', lastPriceSource: 'csv' });
    const { container } = render(<LastCell position={position} />);
    expect(iconsIn(container)).toEqual([]);
    expect(screen.getByTitle(/not used: last price is more than 5 sessions old$/).className).toMatch(/old/);
  });

  it('says that the only close there is waits', () => {
    render(<LastCell position={positionOf({ lastPrice: null, missing: { marketValue: 'HELD_BACK' } })} />);
    expect(screen.getByText('held back')).toBeDefined();
  });
});

it('an expired option that is still held says so', () => {
  render(<SymbolCell position={optionOf({ toSettle: true })} />);
  expect(screen.getByTitle('Expired: close it, or delete it')).toBeDefined();
});
