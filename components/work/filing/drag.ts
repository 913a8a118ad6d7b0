/** A line of the register dragged onto a dossier. */
import type { DragEvent } from 'react';

const TYPE = 'application/x-van-thu-document';

export const dragOf = (id: string) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => {
    event.dataTransfer.setData(TYPE, id);
    event.dataTransfer.effectAllowed = 'move';
  },
});

export const carriesDocument = (event: DragEvent): boolean => event.dataTransfer.types.includes(TYPE);

/** The id of the document that was let go; null for anything else. */
export const droppedDocument = (event: DragEvent): string | null => event.dataTransfer.getData(TYPE) || null;
