import { call } from '../ipc/client';

/** Lets the person choose where the file goes. False when they thought better of it. */
export async function saveDiagnostics(): Promise<boolean> {
  const { fileName, text } = await call('system.diagnostics', {});
  const { saved } = await call('desktop.saveFile', { suggestedName: fileName, text });
  return saved;
}
