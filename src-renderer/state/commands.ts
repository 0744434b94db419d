import type { TablerIcon } from '@tabler/icons-react';
import { useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { openDialogs } from './dialogs';
import { belongsToTextField, type Hotkey, isPressed, isTextField } from './hotkey';
import { createStore } from './store';

/** Something that the person can do. Hotkeys, palette, key map and native menu all read the one registry of them. */
export interface Command {
  /** `topic.verb`, as a procedure: "positions.add". The native menu knows a command by it. */
  id: string;
  /** What palette, key map and menu call it: "Add position". */
  name: string;
  /** What it would act on now, behind the name: what undo would take back. */
  detail?: string | undefined;
  section: 'Do' | 'Go to';
  icon?: TablerIcon;
  /** The first is the one that is shown. */
  keys?: Hotkey | readonly Hotkey[];
  /** Where the keys work; the key map groups by it. Left out: everywhere. */
  place?: string;
  /** The keys are answered where the focus is (a grid's own keys): here they are only told. */
  keysAreLocal?: boolean;
  /** Other words that find it in the palette. */
  alias?: string;
  /** Works over an open dialog too: the window's own commands. Nothing else happens behind one. */
  overDialogs?: boolean;
  /** The choice that holds now, among commands that exclude each other. */
  checked?: boolean;
  disabled?: boolean;
  run: () => void;
}

/** Commands by who registered them. */
const registry = createStore<ReadonlyMap<string, readonly Command[]>>(new Map());

/**
 * Registers commands while the component is mounted. A command with the id of another one stands in for it, so that a
 * page can take over what the frame offers.
 */
export function useCommands(commands: readonly Command[]): void {
  const owner = useId();
  const latest = useRef(commands);
  latest.current = commands;
  // Functions are left out: a new closure is no news to the palette, and the newest one is run in any case.
  const described = JSON.stringify(commands);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `described` stands for the commands
  useEffect(() => {
    const own = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }));
    registry.set((map) => new Map(map).set(owner, own));
  }, [described, owner]);
  useEffect(
    () => () =>
      registry.set((map) => {
        const others = new Map(map);
        others.delete(owner);
        return others;
      }),
    [owner],
  );
}

let cache: { map: ReadonlyMap<string, readonly Command[]>; list: readonly Command[] } | null = null;

/** Every command there is now, each id once. */
function listCommands(): readonly Command[] {
  const map = registry.get();
  if (cache?.map !== map) {
    const byId = new Map([...map.values()].flat().map((command) => [command.id, command]));
    cache = { map, list: [...byId.values()] };
  }
  return cache.list;
}

export const commands = { get: listCommands, subscribe: registry.subscribe };

export function useCommandList(): readonly Command[] {
  return useSyncExternalStore(commands.subscribe, commands.get);
}

export function keysOf({ keys }: Pick<Command, 'keys'>): readonly Hotkey[] {
  if (keys === undefined) return [];
  return Array.isArray(keys) ? keys : [keys as Hotkey];
}

/** Whether it can be done now. */
export function isAvailable(command: Command): boolean {
  return command.disabled !== true && (command.overDialogs === true || openDialogs.get() === 0);
}

export function runCommand(id: string): void {
  const command = listCommands().find((each) => each.id === id);
  if (command !== undefined && isAvailable(command)) command.run();
}

/** Keys that work wherever the focus is; once, at the root. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const inText = isTextField(event.target);
      const command = listCommands().find(
        (each) =>
          each.keysAreLocal !== true &&
          keysOf(each).some((hotkey) => isPressed(hotkey, event) && !(inText && belongsToTextField(hotkey))),
      );
      if (command === undefined) return;
      event.preventDefault();
      runCommand(command.id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
