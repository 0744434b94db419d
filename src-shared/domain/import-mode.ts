/**
 * `add` writes every row as a new position. `merge` leaves what the book has, changes what differs and adds the rest.
 * `replace` closes besides what earlier imports brought and the file has no longer.
 */
export const IMPORT_MODES = ['add', 'merge', 'replace'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];
