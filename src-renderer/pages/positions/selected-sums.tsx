import type { Position } from '../../../src-shared/ipc/positions';
import { useNegativeStyle } from '../../appearance';
import { MissingNumber, NumberText } from '../../components/number-text';
import { greekParts, moneyParts, pnlParts } from '../../format/number-format';
import { positionTotals } from './position-totals';
import { SelectionSum } from './selection-bar';

/** What the selected positions add up to. */
export function SelectedSums({ positions }: { positions: readonly Position[] }) {
  const negative = useNegativeStyle();
  const { net, day, unrealized, greeks } = positionTotals(positions);
  return (
    <>
      <SelectionSum name="Value">
        {net === null ? <MissingNumber reason="no price" /> : <NumberText parts={moneyParts(net, negative)} />}
      </SelectionSum>
      {day !== null && (
        <SelectionSum name="Day">
          <NumberText parts={pnlParts(day, negative)} tone="pnl" />
        </SelectionSum>
      )}
      <SelectionSum name="P&L">
        {unrealized === null ? (
          <MissingNumber reason="no price or no entry price" />
        ) : (
          <NumberText parts={pnlParts(unrealized, negative)} tone="pnl" />
        )}
      </SelectionSum>
      {greeks !== null && (
        <SelectionSum name="Delta">
          <NumberText
            parts={greekParts('delta', greeks.delta)}
            mock={positions.some((position) => position.greeks.source === 'mock')}
          />
        </SelectionSum>
      )}
    </>
  );
}
