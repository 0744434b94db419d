const tagDragType = 'application/x-sigmasight-tag';

/** Whether a tag is dragged; which one is only readable when it is dropped. */
export function carriesTag(data: DataTransfer): boolean {
  return data.types.includes(tagDragType);
}

/** The id of the tag that was dropped; null when it was something else. */
export function droppedTag(data: DataTransfer): string | null {
  return data.getData(tagDragType) || null;
}

export function dragTag(data: DataTransfer, id: string): void {
  data.setData(tagDragType, id);
  data.effectAllowed = 'copy';
}
