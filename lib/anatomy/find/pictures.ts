import type { Box, Shape, SignatureField } from '../../document';
import { electronicSignature } from '../grammar';
import type { Segment } from '../segments';
import { addRanges, type Finds } from './component';
import type { Foot } from './foot';
import type { Header } from './header';

/** A seal is about as wide as high; a signature's picture is not higher than wide. */
function isRound(box: Box): boolean {
  const ratio = box.widthMm / Math.max(1, box.heightMm);
  return ratio > 0.8 && ratio < 1.25 && box.widthMm > 25;
}

/** Pictures and signature widgets between title and name of the signer, or over the head of a copy. */
export function findPictures(finds: Finds, foot: Foot, header: Header): void {
  const { document } = finds;
  const block = foot.signers.flatMap((s) => [...s.authority.flat(), ...s.position.flat(), ...(s.name ? [s.name] : [])]);
  if (block.length > 0) {
    const paragraphs = { from: Math.min(...block.map((l) => l.paragraph)), to: Math.max(...block.map((l) => l.paragraph)) };
    for (const shape of document.shapes)
      if (shape.kind === 'image' && inBlock(shape, block, paragraphs)) {
        const round = shape.box !== null && isRound(shape.box);
        addRanges(finds, round ? 'seal' : 'signature', [], 0.6, 'why.picture', { shape: shape.index, page: shape.page, box: shape.box });
      }
    for (const field of document.signatureFields)
      if (field.signed && field.box && block.some((l) => l.page === field.page && near(l.box, field.box!)))
        addRanges(finds, isRound(field.box) ? 'seal' : 'signature', [], 0.7, 'why.picture', { page: field.page, box: field.box });
  }
  for (const field of document.signatureFields) copySignature(finds, field, header);
}

/** A signature above the heading of page 1 makes the file an electronic copy: the body's is round or names the copy, a person's is not. */
function copySignature(finds: Finds, field: SignatureField, header: Header): void {
  const top = header.titles[0];
  if (!top?.line.box || !field.signed || !field.box || field.page !== top.line.page) return;
  if (field.box.yMm + field.box.heightMm > top.line.box.yMm + top.line.box.heightMm) return;
  const place = { page: field.page, box: field.box };
  if (field.text && electronicSignature(field.text.replace(/\s*\n\s*/g, '; '))) addRanges(finds, 'eCopySign', [], 0.8, 'why.words', place);
  else if (top.kind === 'party') addRanges(finds, isRound(field.box) ? 'eCopyOrgSign' : 'eCopyPersonSign', [], 0.5, 'why.picture', place);
}

function inBlock(shape: Shape, block: readonly Segment[], paragraphs: { from: number; to: number }): boolean {
  if (shape.anchor !== null) return shape.anchor >= paragraphs.from && shape.anchor <= paragraphs.to;
  return shape.box !== null && block.some((line) => line.page === shape.page && near(line.box, shape.box!));
}

function near(line: Box | null, box: Box): boolean {
  if (!line) return false;
  const level = box.yMm < line.yMm + line.heightMm + 25 && box.yMm + box.heightMm > line.yMm - 25;
  const beside = box.xMm < line.xMm + line.widthMm + 20 && box.xMm + box.widthMm > line.xMm - 20;
  return level && beside;
}
