import { counted } from '../../../src-shared/domain/counted';
import type { Position } from '../../../src-shared/ipc/positions';
import { useNegativeStyle } from '../../appearance';
import type { GridCell } from '../../components/data-grid/grid-types';
import { type FigureBox, WhyPopover } from '../../components/why/why-popover';
import { useIpcQuery } from '../../ipc/client';
import { type Group, totalsOf } from './figure-columns';
import { groupName } from './group-cells';
import { positionTotals } from './position-totals';
import { explainPosition, figureOfColumn } from './position-why';
import { explainSpot, explainTotal } from './sum-why';
import { useHeldSymbols } from './use-held-symbols';

interface PositionWhyProps {
  cell: GridCell<Position, Group>;
  /** What the total is of. */
  shown: readonly Position[];
  /** The book: a position is explained as it is now, not as it was when it was asked for. */
  positions: readonly Position[];
  onClose: () => void;
}

/** Why the number in a cell of the table is what it is. */
export function PositionWhy({ cell, shown, positions, onClose }: PositionWhyProps) {
  const negative = useNegativeStyle();
  const { node, columnId, box } = cell;
  if (node?.kind === 'row') {
    const position = positions.find(({ id }) => id === node.rowId) ?? node.row;
    return <OnePosition position={position} columnId={columnId} at={box} onClose={onClose} />;
  }
  const subject = node === null ? `${counted(shown.length, 'position')} shown` : groupName(node.group);
  const spot = node !== null && figureOfColumn(columnId) === 'last' ? explainSpot(node.group) : null;
  const totals = node === null ? positionTotals(shown) : totalsOf(node.group);
  const rows = node === null ? shown : node.group.positions;
  return (
    <WhyPopover
      at={box}
      explanation={spot ?? explainTotal(subject, rows, totals, figureOfColumn(columnId), negative)}
      onClose={onClose}
    />
  );
}

interface OnePositionProps {
  position: Position;
  columnId: string;
  at: FigureBox;
  onClose: () => void;
}

function OnePosition({ position, columnId, at, onClose }: OnePositionProps) {
  const negative = useNegativeStyle();
  const held = useHeldSymbols().has(position.symbol);
  const origin = useIpcQuery('positions.origin', { id: position.id });
  const trace = useIpcQuery('market-data.trace', { positionId: position.id });
  const summary = useIpcQuery('portfolios.summary', {});
  // All at once: what stands there does not move when the next answer comes.
  if (origin.isPending || trace.isPending || summary.isPending) return null;
  const sources = {
    origin: origin.data ?? null,
    trace: trace.data ?? null,
    summary: summary.data ?? null,
    negative,
    held,
  };
  return (
    <WhyPopover at={at} explanation={explainPosition(position, figureOfColumn(columnId), sources)} onClose={onClose} />
  );
}
