import { useEffect } from 'react';
import type { MenuCommand } from '../../src-shared/ipc/desktop';
import { call } from '../ipc/client';
import { type Command, commands, isAvailable, keysOf, runCommand } from './commands';
import { openDialogs } from './dialogs';
import { acceleratorOf, isTextField } from './hotkey';

/** In a text field they mean its own text; the menu has no other way to it. */
const textCommands: Record<string, 'undo' | 'redo'> = { 'changes.undo': 'undo', 'changes.redo': 'redo' };

function menuCommand(command: Command, inText: boolean): MenuCommand {
  const [hotkey] = keysOf(command);
  const forText = inText ? textCommands[command.id] : undefined;
  return {
    id: command.id,
    detail: forText === undefined ? (command.detail ?? null) : null,
    accelerator: hotkey === undefined ? null : acceleratorOf(hotkey),
    enabled: forText !== undefined || isAvailable(command),
    checked: command.checked === true,
  };
}

function runFromMenu(id: string): void {
  const forText = textCommands[id];
  if (forText !== undefined && isTextField(document.activeElement)) document.execCommand(forText);
  else runCommand(id);
}

const settledMs = 50;

/** Keeps the native menu true to the registry, and runs what is chosen in it; once, at the root. */
export function useNativeMenu(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told = '';
    const tell = () => {
      const inText = isTextField(document.activeElement);
      const list = commands.get().map((command) => menuCommand(command, inText));
      const text = JSON.stringify(list);
      if (text === told) return;
      told = text;
      void call('desktop.setMenu', { commands: list }).catch(() => {
        // Only the menu is behind; the next change tells it again.
        told = '';
      });
    };
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, settledMs);
    };
    changed();
    const stop = [
      commands.subscribe(changed),
      openDialogs.subscribe(changed),
      window.sigmasight.subscribe((event) => {
        if (event.type === 'command') runFromMenu(event.id);
      }),
    ];
    document.addEventListener('focusin', changed);
    document.addEventListener('focusout', changed);
    return () => {
      clearTimeout(timer);
      for (const each of stop) each();
      document.removeEventListener('focusin', changed);
      document.removeEventListener('focusout', changed);
    };
  }, []);
}
