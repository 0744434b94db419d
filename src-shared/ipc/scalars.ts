import { z } from 'zod';

/** Money, prices and quantities cross as decimal text, so that no double ever rounds them. */
export const decimalText = z.string().regex(/^-?\d{1,20}(\.\d{1,12})?$/, 'a decimal number such as -1234.5');

/** A calendar day, `2026-11-20`. It has no zone: a session's date is its New York date. */
export const isoDate = z.iso.date();

/** A moment, `2026-11-20T21:31:00.000Z`. */
export const isoInstant = z.iso.datetime();

export const uuid = z.uuid();

export const positionType = z.enum(['LONG', 'SHORT', 'LC', 'LP', 'SC', 'SP']);
export const optionType = z.enum(['CALL', 'PUT']);
export const tagType = z.enum(['REGULAR', 'STRATEGY']);
export const hexColor = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'a colour such as #6B7280');
