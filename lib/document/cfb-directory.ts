const HEADER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENTRY_BYTES = 128;
const LAST_REGULAR_SECTOR = 0xfffffffa;
const MAX_SECTORS = 4096;

export function isCompoundFile(bytes: Uint8Array): boolean {
  return HEADER.every((byte, i) => bytes[i] === byte);
}

/** Names of the streams and storages of a compound file (OLE), as far as its directory can be followed. */
export function compoundFileNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 512) return [];
  const sectorBytes = 1 << view.getUint16(30, true);
  if (sectorBytes !== 512 && sectorBytes !== 4096) return [];
  const at = (sector: number) => (sector + 1) * sectorBytes;
  const names: string[] = [];
  let sector = view.getUint32(48, true);
  for (let steps = 0; steps < MAX_SECTORS && sector < LAST_REGULAR_SECTOR && at(sector) + sectorBytes <= view.byteLength; steps++) {
    for (let entry = at(sector); entry < at(sector) + sectorBytes; entry += ENTRY_BYTES) {
      const length = view.getUint16(entry + 64, true);
      if (length < 2 || length > 64) continue;
      let name = '';
      for (let i = 0; i < length - 2; i += 2) name += String.fromCharCode(view.getUint16(entry + i, true));
      names.push(name);
    }
    sector = nextSector(view, sector, sectorBytes, at);
  }
  return names;
}

/** Follows the allocation table through the 109 table sectors that the header itself names (files up to 7 MB and more). */
function nextSector(view: DataView, sector: number, sectorBytes: number, at: (sector: number) => number): number {
  const perTable = sectorBytes / 4;
  const table = Math.floor(sector / perTable);
  if (table >= 109) return LAST_REGULAR_SECTOR;
  const tableSector = view.getUint32(76 + table * 4, true);
  const place = at(tableSector) + (sector % perTable) * 4;
  return tableSector < LAST_REGULAR_SECTOR && place + 4 <= view.byteLength ? view.getUint32(place, true) : LAST_REGULAR_SECTOR;
}
