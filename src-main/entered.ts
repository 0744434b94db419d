import { enteredDate } from '../src-shared/domain/entered-fields';
import { AppError } from './ipc/app-error';

/** A typed day that must be there and not be in the future. @throws AppError INVALID_INPUT with the field */
export function requiredDate(text: string, field: string, today: string): string {
  const parsed = enteredDate(text, today);
  if (!parsed.ok) throw new AppError('INVALID_INPUT', parsed.message, { field });
  if (parsed.value.value === null)
    throw new AppError('INVALID_INPUT', 'The date is missing. Write year-month-day, like 2025-03-14.', { field });
  return parsed.value.value;
}
