import type { Settings } from '../../../src-shared/ipc/settings';

export interface SettingChoices<K extends keyof Settings = keyof Settings> {
  key: K;
  title: string;
  choices: { value: Settings[K]; label: string }[];
}

function setting<K extends keyof Settings>(
  key: K,
  title: string,
  choices: SettingChoices<K>['choices'],
): SettingChoices<K> {
  return { key, title, choices };
}

export const themeChoices = setting('theme', 'Theme', [
  { value: 'system', label: 'System' },
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
]);

export const densityChoices = setting('density', 'Row height', [
  { value: 'compact', label: 'Compact 22' },
  { value: 'normal', label: 'Normal 26' },
  { value: 'roomy', label: 'Roomy 32' },
]);

export const motionChoices = setting('motion', 'Motion', [
  { value: 'system', label: 'As the system' },
  { value: 'reduced', label: 'Reduced' },
]);

export const gainLossChoices = setting('gainLoss', 'Gain and loss', [
  { value: 'blue-orange', label: 'Blue, orange' },
  { value: 'green-red', label: 'Green, red' },
  { value: 'red-green', label: 'Red, green' },
]);

export const negativeChoices = setting('negativeNumbers', 'Negative numbers', [
  { value: 'minus', label: '−1,234.50' },
  { value: 'parentheses', label: '(1,234.50)' },
]);

/** Every setting that is a choice; each choice is a command too. */
export const settingChoices = [themeChoices, densityChoices, motionChoices, gainLossChoices, negativeChoices];
