/** The columns of a preview, in their order. Those with a field can be mended. */
export const previewColumns = [
  { id: 'toggle', header: '' },
  { id: 'row', header: 'Row', right: true },
  { id: 'status', header: 'Status' },
  { id: 'symbol', header: 'Symbol', field: 'symbol' },
  { id: 'type', header: 'Type' },
  { id: 'quantity', header: 'Quantity', field: 'quantity', right: true },
  { id: 'entryPrice', header: 'Entry price', field: 'entryPrice', right: true },
  { id: 'entryDate', header: 'Entry date', field: 'entryDate', right: true },
  { id: 'lastPrice', optional: true, header: 'Last price', field: 'lastPrice', right: true },
  { id: 'value', optional: true, header: 'Value', right: true },
  { id: 'tags', optional: true, header: 'Tags', field: 'tags' },
  { id: 'happens', header: 'What happens' },
] as const satisfies readonly PreviewColumn[];

export interface PreviewColumn {
  id: string;
  header: string;
  field?: string;
  right?: boolean;
  /** Past the right edge where there is little room. */
  optional?: boolean;
}

export const columnAt = (index: number): PreviewColumn | undefined => previewColumns[index];
