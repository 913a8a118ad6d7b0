import type { Box, DraftDocument, SignatureField } from '../document';
import { type Foot, jointSigners, linesText, mainSigner, type Signer } from './find/foot';
import { type Header, nameOf } from './find/header';
import type { Marks } from './find/marks';
import type { Address, Title } from './find/title';
import { parsePlaceDate, typedSeparator } from './grammar';
import type { Segment } from './segments';
import { PLACEHOLDER, startsWithWord, tidy } from './text';
import type { DocumentMetadata, MetadataReasons } from './types';
import { bodies, documentTypes } from './vocabulary/vocabulary.shipped';

interface MetadataSources {
  document: DraftDocument;
  header: Header;
  title: Title;
  address: Address;
  foot: Foot;
  marks: Marks;
}

const EMPTY_METADATA: DocumentMetadata = {
  issuer: null,
  parentBody: null,
  referenceNumber: null,
  number: null,
  symbol: null,
  place: null,
  date: null,
  documentType: null,
  subject: null,
  addressee: [],
  signAuthority: null,
  signerTitle: null,
  signerName: null,
  recipients: [],
  secrecyLevel: null,
  urgency: null,
  draftNumber: null,
  pages: null,
};

const SCANNED_FIELDS = ['issuer', 'referenceNumber', 'date', 'documentType', 'subject', 'signerTitle', 'signerName'] as const;

export function scannedMetadata(document: DraftDocument): { metadata: DocumentMetadata; reasons: MetadataReasons } {
  const reasons: MetadataReasons = {};
  for (const field of SCANNED_FIELDS) reasons[field] = 'reason.scan';
  return { metadata: { ...EMPTY_METADATA, addressee: [], recipients: [], pages: document.pages }, reasons };
}

export function readMetadata(sources: MetadataSources): { metadata: DocumentMetadata; reasons: MetadataReasons } {
  const { document, header, title, address, foot, marks } = sources;
  const reasons: MetadataReasons = {};
  const metadata: DocumentMetadata = { ...EMPTY_METADATA, pages: document.pages };
  readIssuer(metadata, reasons, header, title);
  readNumber(metadata, reasons, document, header, title);
  readDate(metadata, reasons, document, header, title, foot);
  readSubject(metadata, reasons, header, title, address);
  metadata.addressee = address.items.map((entry) => entry.text).filter((text) => text !== '' && !PLACEHOLDER.test(text));
  if (address.label && metadata.addressee.length === 0)
    reasons.addressee = address.items.length > 0 ? 'reason.placeholder' : 'reason.blank';
  readSigner(metadata, reasons, document, foot);
  metadata.recipients = foot.items.map((entry) => entry.text).filter((text) => text !== '' && !PLACEHOLDER.test(text));
  metadata.secrecyLevel = marks.secrecy;
  metadata.urgency = marks.urgency;
  metadata.draftNumber = marks.draft || null;
  if (marks.draft === '') reasons.draftNumber = 'reason.blank';
  return { metadata, reasons };
}

function readIssuer(metadata: DocumentMetadata, reasons: MetadataReasons, header: Header, title: Title): void {
  const { names } = header;
  metadata.issuer = nameOf(names[names.length - 1]);
  metadata.parentBody = names.length > 1 ? nameOf(names[names.length - 2]) : null;
  if (metadata.issuer !== null) return;
  if (header.placeholderNames) reasons.issuer = 'reason.placeholder';
  // An attachment without a header names its issuer in '(Kèm theo … của …)'.
  const reference = tidy(title.accompanying.map((line) => line.text).join(' '));
  const owner = /\scủa\s+(\p{Lu}[^()]*?)\s*[)\].]*$/u.exec(reference)?.[1];
  if (owner && !PLACEHOLDER.test(owner) && owner.length < 140) metadata.issuer = owner.trim();
}

function readNumber(metadata: DocumentMetadata, reasons: MetadataReasons, document: DraftDocument, header: Header, title: Title): void {
  const parsed = header.number?.parsed ?? title.number;
  if (!parsed) return;
  metadata.referenceNumber = parsed.printed;
  metadata.number = parsed.number;
  metadata.symbol = parsed.symbol;
  if (parsed.number !== null) return;
  const line = header.number?.line ?? title.numberLine;
  const field = line?.box ? fieldBeside(document, line.box, line.page, /^\s*\d{1,6}\s*$/) : null;
  if (field?.value) {
    metadata.number = field.value;
    if (parsed.printed) metadata.referenceNumber = field.value + parsed.printed.replace(/^[.…_]+/, '');
    return;
  }
  reasons.number = field?.picture ? 'reason.picture' : parsed.reason === 'placeholder' ? 'reason.placeholder' : 'reason.blank';
  // A number that stands there as a picture is not a blank one: no '-HD/BTCTU' for it.
  if (field?.picture) metadata.referenceNumber = null;
  if (metadata.referenceNumber === null) reasons.referenceNumber = reasons.number;
}

function readDate(
  metadata: DocumentMetadata,
  reasons: MetadataReasons,
  document: DraftDocument,
  header: Header,
  title: Title,
  foot: Foot,
): void {
  const line = header.placeDate?.line ?? title.placeDateLine ?? foot.placeDateLine;
  if (!line) return;
  const parsed = header.placeDate?.parsed ?? parsePlaceDate(line.text);
  if (!parsed) return;
  metadata.place = parsed.place;
  metadata.date = parsed.date;
  if (parsed.date === null && PLACEHOLDER.test(line.text)) {
    reasons.date = 'reason.placeholder';
    return;
  }
  if (!parsed.blank) return;
  const field = line.box ? fieldBeside(document, line.box, line.page, /^\s*\d{1,2}\s*$/) : null;
  if (field?.value && parsed.date?.length === 7 && Number(field.value) >= 1 && Number(field.value) <= 31) {
    metadata.date = `${parsed.date}-${field.value.padStart(2, '0')}`;
    return;
  }
  reasons.date = field?.picture ? 'reason.picture' : 'reason.blank';
}

function readSubject(metadata: DocumentMetadata, reasons: MetadataReasons, header: Header, title: Title, address: Address): void {
  metadata.documentType = title.documentType;
  if (title.type) metadata.subject = title.subjectText;
  if (metadata.subject === null && header.subjectCV.length > 0) metadata.subject = join(header.subjectCV);
  const code = header.number?.parsed.typeCode;
  const letterCode = documentTypes.types.find((t) => t.name === documentTypes.withoutTypeName)?.codes ?? [];
  const letter = header.subjectCV.length > 0 || address.label !== null || (code != null && letterCode.includes(code));
  if (!title.type && letter && (header.number || header.titles.length > 0)) metadata.documentType = documentTypes.withoutTypeName;
  if (metadata.subject !== null && PLACEHOLDER.test(metadata.subject) && !/\{\{/.test(metadata.subject)) {
    metadata.subject = null;
    reasons.subject = 'reason.placeholder';
  }
}

function join(lines: readonly Segment[]): string {
  return lines
    .filter((line) => !typedSeparator(line.text))
    .map((line) => line.text)
    .join(' ');
}

function readSigner(metadata: DocumentMetadata, reasons: MetadataReasons, document: DraftDocument, foot: Foot): void {
  const signer = mainSigner(foot.signers);
  if (!signer) return;
  const joint = jointSigners(foot.signers);
  const all = joint.length > 1 ? joint : [signer];
  metadata.signAuthority = together(all.map((each) => each.authority.map(linesText).join(' / ')));
  metadata.signerTitle = together(all.map(titleOf));
  metadata.signerName = together(all.map((each) => each.name?.text ?? ''));
  const { authority } = signer;
  const position = signer.position.map(linesText);
  if (signer.name === null && authority.length === 0 && position.length === 1 && isBodyAlone(signer.position[0]!)) {
    // A body signs as such: its name is the signer, there is no position.
    metadata.signerName = position[0]!;
    metadata.signerTitle = null;
    return;
  }
  if (metadata.signerTitle === null && metadata.signerName === null && signer.placeholders.length > 0)
    reasons.signerTitle = 'reason.placeholder';
  if (metadata.signerName === null) {
    const picture = document.signatureFields.some((f) => f.signed && f.appearance === 'picture');
    reasons.signerName = signer.placeholders.length > 0 ? 'reason.placeholder' : picture ? 'reason.picture' : 'reason.blank';
  }
}

function titleOf({ authority, position }: Signer): string {
  return [...authority, ...position].map(linesText).join(' / ');
}

function together(words: string[]): string | null {
  const said = words.filter((each) => each !== '');
  return said.length > 0 ? said.join(' | ') : null;
}

function isBodyAlone(lines: readonly Segment[]): boolean {
  const folded = lines.map((line) => line.folded).join(' ');
  return (
    bodies.bodyOnly.includes(folded) ||
    startsWithWord(folded, [...bodies.heads.party, ...bodies.heads.state, ...bodies.heads.other]) !== null
  );
}

/** A signature widget on the level of a line: number and day of an issued file may exist only in its appearance. */
function fieldBeside(
  document: DraftDocument,
  box: Box,
  page: number | null,
  pattern: RegExp,
): { value: string | null; picture: boolean } | null {
  let picture: SignatureField | null = null;
  for (const field of document.signatureFields) {
    if (!field.box || (page !== null && field.page !== page)) continue;
    const middle = field.box.yMm + field.box.heightMm / 2;
    const level = middle > box.yMm - 4 && middle < box.yMm + box.heightMm + 4;
    const beside = field.box.xMm < box.xMm + box.widthMm + 5 && field.box.xMm + field.box.widthMm > box.xMm - 5;
    if (!level || !beside) continue;
    if (field.text && pattern.test(field.text)) return { value: field.text.trim(), picture: false };
    if (field.appearance === 'picture' || field.appearance === 'mixed') picture = field;
  }
  return picture ? { value: null, picture: true } : null;
}
