import type { Settings } from '../../src-shared/ipc/settings';
import { useIpcMutation, useIpcQuery } from '../ipc/client';
import { type SettingChoices, settingChoices } from '../pages/settings/settings-choices';
import { type Command, useCommands } from '../state/commands';
import { showToast } from '../state/toasts';

/** Every choice of the settings page as a command: "Theme: Dark". */
export function useSettingsCommands(): void {
  const settings = useIpcQuery('settings.get', {}).data;
  const set = useIpcMutation('settings.set');
  const commandsOf = ({ key, title, choices }: SettingChoices) =>
    choices.map(
      ({ value, label }): Command => ({
        id: `settings.${key}.${value}`,
        name: `${title}: ${label}`,
        section: 'Do',
        checked: settings?.[key] === value,
        run: () =>
          set.mutate({ [key]: value } as Partial<Settings>, {
            onError: (error) => showToast({ tone: 'error', message: `The setting was not saved. ${error.message}` }),
          }),
      }),
    );
  useCommands(settingChoices.flatMap((choices) => commandsOf(choices as SettingChoices)));
}
