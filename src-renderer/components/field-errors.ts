import type { IpcError } from '../ipc/client';

/** Which message stands at which field, and which belongs to the whole form. */
export function fieldErrors(error: IpcError | null, fields: readonly string[]) {
  const field = error?.details.field;
  const atField = typeof field === 'string' && fields.includes(field);
  return {
    at: (name: string): string | null => (error !== null && atField && field === name ? error.message : null),
    form: error !== null && !atField ? error.message : null,
  };
}
