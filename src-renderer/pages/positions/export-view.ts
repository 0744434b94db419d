import { csvText } from '../../../src-shared/domain/csv/write';
import type { GroupBy } from '../../../src-shared/ipc/views';
import type { GridColumn, GridNode } from '../../components/data-grid/grid-types';
import { groupName } from './group-cells';
import { type Groupable, type PositionGroup, underlyingOf } from './position-groups';

const groupHeaders: Record<GroupBy, readonly string[]> = {
  all: [],
  type: ['Group'],
  underlying: ['Underlying', 'Group'],
  tag: ['Group'],
  strategy: ['Group'],
};

/**
 * A file of the rows as shown: a column for each level of groups, raw numbers, nothing for what is missing. Rows alone:
 * sums can be made again from them, and would be counted twice among them.
 */
export function viewFile<P extends Groupable>(
  nodes: readonly GridNode<P, PositionGroup<P>>[],
  columns: readonly GridColumn<P, PositionGroup<P>>[],
  groupBy: GroupBy,
): string {
  const written = columns.flatMap((column) => (column.value === undefined ? [] : { column, value: column.value }));
  const levels = groupHeaders[groupBy];
  const rows: string[][] = [];
  const visit = (node: GridNode<P, PositionGroup<P>>, path: readonly string[]) => {
    if (node.kind === 'group') {
      for (const child of node.children) visit(child, [...path, groupName(node.group)]);
      return;
    }
    const groups = path.length === 0 && groupBy === 'underlying' ? [underlyingOf(node.row)] : path;
    rows.push([
      ...levels.map((_, level) => groups[level] ?? ''),
      ...written.map(({ value }) => String(value.of(node.row) ?? '')),
    ]);
  };
  for (const node of nodes) visit(node, []);
  return csvText([...levels, ...written.map(({ column }) => column.title ?? column.header)], rows);
}
