import { type ExposureReading, exposureReadings } from '../../../src-shared/domain/exposure-readings';
import { useCommands } from '../../state/commands';
import { createStore, useStore } from '../../state/store';

export const readingNames: Record<ExposureReading, string> = {
  dollar: 'Dollar',
  notional: 'Notional',
  'delta-adjusted': 'Delta-adjusted',
};

/** What an option counts as. */
export const readingRules: Record<ExposureReading, string> = {
  dollar: 'Options count at market value',
  notional: 'Options count as contracts × multiplier × price of the underlying',
  'delta-adjusted': 'Options count as delta × price of the underlying × 100',
};

/** Outlives the page, so that a look at the positions does not change it. */
const reading = createStore<ExposureReading>('dollar');

export function useShownReading(): [ExposureReading, (next: ExposureReading) => void] {
  const shown = useStore(reading);
  useCommands(
    exposureReadings.map((each) => ({
      id: `dashboard.reading:${each}`,
      name: `Count exposure ${each === 'dollar' ? 'in dollars' : each === 'notional' ? 'as notional' : 'delta-adjusted'}`,
      section: 'Do',
      place: 'Dashboard',
      checked: shown === each,
      run: () => reading.set(() => each),
    })),
  );
  return [shown, (next) => reading.set(() => next)];
}
