import { afterEach, describe, expect, it, vi } from 'vitest';
import { showToast } from '../../../src-renderer/state/toasts';

const invoke = vi.fn(async () => ({ ok: true, data: { shown: true } }));
vi.stubGlobal('sigmasight', { invoke });

afterEach(() => vi.clearAllMocks());

describe('a message', () => {
  it('is told on the desktop while nobody looks at the window', () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    showToast({ tone: 'plain', message: 'Imported 5 positions.' });
    expect(invoke).toHaveBeenCalledExactlyOnceWith('desktop.notify', { message: 'Imported 5 positions.' }, null);
  });

  it('is not, while somebody does', () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    showToast({ tone: 'error', message: 'Nothing was deleted.' });
    expect(invoke).not.toHaveBeenCalled();
  });
});
