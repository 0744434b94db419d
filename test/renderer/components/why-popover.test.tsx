import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Explanation } from '../../../src-renderer/components/why/explanation';
import { WhyPopover } from '../../../src-renderer/components/why/why-popover';
import { dollars } from '../../../src-renderer/format/number-format';
import { openDialogs } from '../../../src-renderer/state/dialogs';

afterEach(cleanup);

const explanation: Explanation = {
  title: 'Value',
  subject: 'NVDA 15 Jan 27 210 C',
  result: dollars('22320', 2, 'minus'),
  tone: 'plain',
  mock: false,
  missing: null,
  formula: { words: 'Quantity × last price × multiplier', numbers: '20 × 11.16 × 100' },
  inputs: [{ label: 'Last price', value: '11.16', note: '20 Nov 2026' }],
  footnote: null,
};

function show(part: Partial<Explanation> = {}) {
  const onClose = vi.fn();
  render(
    <MantineProvider env="test">
      <WhyPopover
        at={{ left: 10, top: 10, width: 80, height: 26 }}
        explanation={{ ...explanation, ...part }}
        onClose={onClose}
      />
    </MantineProvider>,
  );
  return onClose;
}

describe('WhyPopover', () => {
  it('says the number, its formula and its inputs in a dialog of that name', () => {
    show();
    const dialog = screen.getByRole('dialog', { name: 'Value NVDA 15 Jan 27 210 C' });
    expect(dialog.textContent).toContain('$22,320.00');
    expect(dialog.textContent).toContain('20 × 11.16 × 100');
    expect(dialog.textContent).toContain('20 Nov 2026');
    expect(openDialogs.get()).toBe(1);
  });

  it('says why a number is missing', () => {
    show({ result: null, missing: 'no price' });
    expect(screen.getByText('Missing: no price.')).toBeDefined();
  });

  it('goes with Esc, and with the key that it came by', () => {
    const onClose = show();
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'i' });
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    expect(onClose).toHaveBeenCalledTimes(2);
  });
});
