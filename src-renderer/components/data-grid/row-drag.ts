import styles from './data-grid.module.css';

const rowDragType = 'application/x-sigmasight-rows';

/** Whether rows of a grid are dragged; what they are is only readable when they are dropped. */
export function carriesRows(data: DataTransfer): boolean {
  return data.types.includes(rowDragType);
}

/** Ids of the rows that were dropped; null when it was something else. */
export function droppedRows(data: DataTransfer): string[] | null {
  const text = data.getData(rowDragType);
  return text === '' ? null : text.split('\n');
}

/** Puts the rows on the pointer, with a small label in place of the picture of a cell. */
export function dragRows(data: DataTransfer, ids: readonly string[], label: string): void {
  data.setData(rowDragType, ids.join('\n'));
  data.effectAllowed = 'copy';
  const image = document.createElement('div');
  image.className = styles.dragImage ?? '';
  image.textContent = label;
  document.body.append(image);
  data.setDragImage(image, -12, -4);
  // The browser takes its picture after this event.
  setTimeout(() => image.remove());
}
