import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Command, commands, runCommand, useCommandKeys, useCommands } from '../../../src-renderer/state/commands';
import { useOpenDialog } from '../../../src-renderer/state/dialogs';

function Owner({ list }: { list: readonly Command[] }) {
  useCommands(list);
  return null;
}

function Dialog() {
  useOpenDialog();
  return <div role="dialog">An open dialog</div>;
}

function Root({ lists, dialog = false }: { lists: readonly (readonly Command[])[]; dialog?: boolean }) {
  useCommandKeys();
  return (
    <>
      <input aria-label="Text" />
      {dialog && <Dialog />}
      {lists.map((list) => (
        <Owner key={list.map(({ id }) => id).join()} list={list} />
      ))}
    </>
  );
}

const command = (id: string, rest: Partial<Command> = {}): Command => ({
  id,
  name: id,
  section: 'Do',
  run: () => undefined,
  ...rest,
});

const ids = () => commands.get().map(({ id }) => id);

afterEach(cleanup);

describe('the registry of commands', () => {
  it('knows the commands of what is mounted, and no others', () => {
    const { rerender } = render(<Root lists={[[command('a'), command('b')], [command('c')]]} />);
    expect(ids()).toEqual(['a', 'b', 'c']);
    rerender(<Root lists={[[command('c')]]} />);
    expect(ids()).toEqual(['c']);
  });

  it('tells its readers of a new name, not of a new closure', () => {
    const heard = vi.fn();
    const { rerender } = render(<Root lists={[[command('a')]]} />);
    const stop = commands.subscribe(heard);
    const newest = vi.fn();
    rerender(<Root lists={[[command('a', { run: newest })]]} />);
    expect(heard).not.toHaveBeenCalled();
    runCommand('a');
    expect(newest).toHaveBeenCalledOnce();
    rerender(<Root lists={[[command('a', { name: 'Undo: deleted 4 positions' })]]} />);
    expect(heard).toHaveBeenCalled();
    expect(commands.get()[0]?.name).toBe('Undo: deleted 4 positions');
    stop();
  });

  it('does not run what is disabled', () => {
    const run = vi.fn();
    render(<Root lists={[[command('a', { disabled: true, keys: { key: 'k', mod: true }, run })]]} />);
    runCommand('a');
    expect(fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true })).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });
});

describe('keys', () => {
  const undo = vi.fn();
  const palette = vi.fn();
  const list = [
    command('undo', { keys: [{ key: 'z', mod: true }, { key: 'F9' }], run: undo }),
    command('palette', { keys: { key: 'k', mod: true }, run: palette }),
    command('local', { keys: { key: 't' }, keysAreLocal: true, run: palette }),
  ];
  afterEach(() => vi.clearAllMocks());

  it('run their command, whichever of them is pressed', () => {
    render(<Root lists={[list]} />);
    fireEvent.keyDown(document.body, { key: 'z', code: 'KeyZ', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'F9', code: 'F9' });
    expect(undo).toHaveBeenCalledTimes(2);
  });

  it('leave a text field what is its own', () => {
    const { getByLabelText } = render(<Root lists={[list]} />);
    const field = getByLabelText('Text');
    fireEvent.keyDown(field, { key: 'z', code: 'KeyZ', ctrlKey: true });
    expect(undo).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'k', code: 'KeyK', ctrlKey: true });
    expect(palette).toHaveBeenCalledOnce();
  });

  it('do not run what the focused place answers itself', () => {
    render(<Root lists={[list]} />);
    fireEvent.keyDown(document.body, { key: 't', code: 'KeyT' });
    expect(palette).not.toHaveBeenCalled();
  });

  it('do nothing behind an open dialog but what belongs to the window', () => {
    const zoom = vi.fn();
    const lists = [[...list, command('zoom', { keys: { key: '0', mod: true }, overDialogs: true, run: zoom })]];
    const { rerender } = render(<Root lists={lists} dialog />);
    fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: '0', code: 'Digit0', ctrlKey: true });
    expect(palette).not.toHaveBeenCalled();
    expect(zoom).toHaveBeenCalledOnce();
    rerender(<Root lists={lists} />);
    fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
    expect(palette).toHaveBeenCalledOnce();
  });
});
