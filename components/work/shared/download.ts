import { saveFile } from '../../state/save-file';

const TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  ics: 'text/calendar;charset=utf-8',
  zip: 'application/zip',
};

/** Saves a file of a kind that its name tells. */
export function download(content: Uint8Array | string, name: string): void {
  saveFile(content, name, TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream');
}
