import { IconDownload } from '@tabler/icons-react';
import type { GridColumn, GridNode } from '../../components/data-grid/grid-types';
import { localIsoDate } from '../../format/date-format';
import { call } from '../../ipc/client';
import { useCommands } from '../../state/commands';
import { showToast } from '../../state/toasts';
import { viewFile } from './export-view';
import type { Groupable, PositionGroup } from './position-groups';
import { usePositionsView } from './positions-view';

interface ShownTable<P extends Groupable> {
  /** In the order shown. */
  nodes: readonly GridNode<P, PositionGroup<P>>[];
  columns: readonly GridColumn<P, PositionGroup<P>>[];
}

/** Ctrl+S: what the table shows becomes a file. */
export function useViewExport<P extends Groupable>(table: () => ShownTable<P>): void {
  const { view } = usePositionsView();
  const save = async () => {
    const { nodes, columns } = table();
    const suggestedName = `positions-${view.show}-${localIsoDate(new Date())}.csv`;
    try {
      const { saved } = await call('desktop.saveFile', { suggestedName, text: viewFile(nodes, columns, view.groupBy) });
      if (saved) showToast({ tone: 'plain', message: 'Saved the view as a file.' });
    } catch (fault) {
      showToast({ tone: 'error', message: `The file was not written. ${fault instanceof Error ? fault.message : ''}` });
    }
  };
  useCommands([
    {
      id: 'positions.export',
      name: 'Export this view',
      section: 'Do',
      icon: IconDownload,
      keys: { key: 's', mod: true },
      place: 'Positions',
      alias: 'csv save file spreadsheet',
      run: () => void save(),
    },
  ]);
}
