import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { MissingNumber, NumberText } from '../../../src-renderer/components/number-text';
import { TypeChip } from '../../../src-renderer/components/type-chip';
import { moneyParts, pnlParts } from '../../../src-renderer/format/number-format';
import { LastCell } from '../../../src-renderer/pages/positions/position-cells';
import { positionOf } from '../positions/position-builder';

afterEach(cleanup);

describe('NumberText', () => {
  it('sets the cents apart without changing the number', () => {
    const { container } = render(<NumberText parts={moneyParts('-1252', 'minus')} dimDecimals />);
    expect(container.textContent).toBe('−1,252.00');
  });

  it('colours P&L alone, and zero not at all', () => {
    const { container, rerender } = render(<NumberText parts={pnlParts('12', 'minus')} tone="pnl" />);
    const classOf = () => container.querySelector('span')?.className ?? '';
    expect(classOf()).toMatch(/gain/);
    rerender(<NumberText parts={pnlParts('-12', 'minus')} tone="pnl" />);
    expect(classOf()).toMatch(/loss/);
    rerender(<NumberText parts={pnlParts('0', 'minus')} tone="pnl" />);
    expect(classOf()).not.toMatch(/gain|loss/);
    rerender(<NumberText parts={moneyParts('-12', 'minus')} />);
    expect(classOf()).not.toMatch(/gain|loss/);
  });
});

describe('what is missing', () => {
  it('is a mark with its reason, never 0', () => {
    const { container } = render(<MissingNumber reason="no price" />);
    expect(container.textContent).toBe('–, no price');
    expect(screen.getByTitle('no price')).toBeDefined();
  });

  it('is said in words in the Last cell', () => {
    render(<LastCell position={positionOf({ lastPrice: null })} />);
    expect(screen.getByText('no price')).toBeDefined();
  });

  it('keeps source and date of a price within reach', () => {
    render(<LastCell position={positionOf()} />);
    expect(screen.getByTitle('182, entered by hand, 20 Nov 2026')).toBeDefined();
  });
});

describe('TypeChip', () => {
  it('tells the side by fill or outline, not by colour alone', () => {
    const { container } = render(
      <>
        <TypeChip type="LP" />
        <TypeChip type="SP" />
      </>,
    );
    const [long, short] = container.querySelectorAll('span');
    expect(long?.className).toMatch(/long/);
    expect(short?.className).toMatch(/short/);
    expect(screen.getByTitle('Long put').textContent).toBe('LP');
  });
});
