import { describe, expect, it } from 'vitest';
import { belongsToTextField, hotkeyText, isPressed } from '../../../src-renderer/state/hotkey';

const press = (key: string, code: string, ...held: ('ctrl' | 'meta' | 'shift' | 'alt')[]) => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
});

describe('a hotkey', () => {
  const undo = { key: 'z', mod: true };
  const redo = { key: 'z', mod: true, shift: true };

  it('is pressed with exactly its modifiers', () => {
    expect(isPressed(undo, press('z', 'KeyZ', 'ctrl'))).toBe(true);
    expect(isPressed(undo, press('z', 'KeyZ'))).toBe(false);
    expect(isPressed(undo, press('Z', 'KeyZ', 'ctrl', 'shift'))).toBe(false);
    expect(isPressed(redo, press('Z', 'KeyZ', 'ctrl', 'shift'))).toBe(true);
    expect(isPressed(undo, press('z', 'KeyZ', 'ctrl', 'alt'))).toBe(false);
    expect(isPressed(undo, press('z', 'KeyZ', 'ctrl', 'meta'))).toBe(false);
  });

  it('is found by the letter that is written, on a Latin layout', () => {
    // German: Z is where an American keyboard has Y.
    expect(isPressed(undo, press('z', 'KeyY', 'ctrl'))).toBe(true);
    expect(isPressed(undo, press('y', 'KeyZ', 'ctrl'))).toBe(false);
    // Dvorak: a semicolon is where an American keyboard has Z.
    expect(isPressed(undo, press(';', 'KeyZ', 'ctrl'))).toBe(false);
  });

  it('is found by its place where the layout writes no Latin letter, or no digit', () => {
    expect(isPressed(undo, press('я', 'KeyZ', 'ctrl'))).toBe(true);
    expect(isPressed({ key: '2', mod: true }, press('é', 'Digit2', 'ctrl'))).toBe(true);
    expect(isPressed({ key: '2', mod: true }, press('2', 'Digit2', 'ctrl'))).toBe(true);
  });

  it('that is a sign is pressed however the sign is written', () => {
    const keys = { key: '?' };
    expect(isPressed(keys, press('?', 'Slash', 'shift'))).toBe(true);
    expect(isPressed(keys, press('?', 'Minus', 'shift'))).toBe(true);
    expect(isPressed(keys, press('?', 'Slash', 'ctrl', 'shift'))).toBe(false);
  });

  it('is written as its key caps', () => {
    expect(hotkeyText(redo)).toBe('Ctrl Shift Z');
    expect(hotkeyText({ key: 'Delete' })).toBe('Del');
    expect(hotkeyText({ key: ',', mod: true })).toBe('Ctrl ,');
    expect(hotkeyText({ key: 'F6', shift: true })).toBe('Shift F6');
  });

  it('is left to a text field when the field uses it itself', () => {
    expect(
      [undo, redo, { key: 'a', mod: true }, { key: '?' }, { key: 'Delete' }, { key: 't' }].map(belongsToTextField),
    ).toEqual(Array(6).fill(true));
    expect([{ key: 'k', mod: true }, { key: 'F6' }, { key: 'F8', shift: true }].map(belongsToTextField)).toEqual(
      Array(3).fill(false),
    );
  });
});
