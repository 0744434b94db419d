import { IconQuestionMark, IconReportMoney } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useCommands } from '../../state/commands';
import { useStore } from '../../state/store';
import { useImport } from '../import/import-state';
import { HeldBackDialog } from './held-back-dialog';
import { PriceFileDialog } from './price-file-dialog';
import { forgetPriceFiles, priceFiles } from './price-files';

/** Files of prices and closes that wait for a decision, on every page. */
export function PriceDialogs() {
  const [deciding, setDeciding] = useState(false);
  const { files, count } = useStore(priceFiles);
  const { openDialog } = useImport();
  const [file] = files;
  // What waits is of this profile.
  useEffect(() => forgetPriceFiles, []);
  useCommands([
    {
      id: 'market-data.openPrices',
      name: 'Open a price file',
      section: 'Do',
      icon: IconReportMoney,
      alias: 'csv closes quotes market data drop',
      run: () => void openDialog(),
    },
    {
      id: 'market-data.heldBack',
      name: 'Prices held back',
      section: 'Do',
      icon: IconQuestionMark,
      alias: 'decide outlier split',
      run: () => setDeciding(true),
    },
  ]);
  if (file !== undefined) {
    const number = count - files.length + 1;
    return <PriceFileDialog key={`${number} ${count}`} file={file} number={number} count={count} />;
  }
  return deciding ? <HeldBackDialog onClose={() => setDeciding(false)} /> : null;
}
