import { describe, expect, it } from 'vitest';
import { detectStamp, isColourless } from '../../../lib/secrecy';
import { Paper } from './picture';

const SIZES: [number, number][] = [
  [40, 8],
  [30, 8],
  [20, 8],
];
const BLACK: [number, number, number] = [30, 30, 30];
const RED: [number, number, number] = [214, 40, 44];

const page = (dpi = 100) =>
  new Paper(dpi)
    .text(30, 20, 70, 4, BLACK)
    .text(110, 20, 80, 4, BLACK)
    .text(30, 32, 40, 4, BLACK)
    .text(25, 90, 160, 4, BLACK)
    .text(25, 100, 160, 4, BLACK);

describe('red frame of a mark', () => {
  for (const [width, height] of SIZES) {
    for (const angle of [-6, -3, 0, 2, 5, 8]) {
      it(`${width} x ${height} mm, turned by ${angle}°`, () => {
        const [found] = detectStamp(page().stamp(45, 48, width, height, angle));
        expect(found).toBeDefined();
        expect(found!.box.xMm + found!.box.widthMm / 2).toBeCloseTo(45 + width / 2, -0.5);
        expect(Math.abs(found!.angle - angle)).toBeLessThanOrEqual(3);
      });
    }
  }
  it.each([75, 100, 150, 200])('at %i dpi', (dpi) => expect(detectStamp(page(dpi).stamp(45, 48, 30, 8, 3))).toHaveLength(1));
  it('faint, grainy, smeared', () => {
    expect(detectStamp(page(150).stamp(45, 48, 40, 8, 2, [226, 130, 132]).worn(24, true))).toHaveLength(1);
    expect(detectStamp(page(100).stamp(45, 48, 30, 8, -2).worn(40, true))).toHaveLength(1);
  });
  it('a single frame is asked about too', () => expect(detectStamp(page().stamp(45, 48, 30, 8, 0, RED, false))).toHaveLength(1));
});

describe('red that is no mark', () => {
  it.each<[string, (paper: Paper) => Paper]>([
    ['nothing', (paper) => paper],
    ['a round seal', (paper) => paper.seal(60, 80, 18)],
    ['a small round seal', (paper) => paper.seal(60, 60, 9)],
    ['a red title', (paper) => paper.text(110, 20, 60, 6, RED).text(40, 60, 120, 8, RED)],
    ['a red word', (paper) => paper.text(60, 60, 24, 8, RED)],
    ['a red line', (paper) => paper.paint([30, 50, 60, 0.6], RED)],
    ['two red lines', (paper) => paper.paint([30, 50, 40, 0.6], RED).paint([30, 58, 40, 0.6], RED)],
    ['a red bar', (paper) => paper.paint([30, 50, 40, 9], RED)],
    ['a flag', (paper) => paper.paint([30, 20, 30, 20], RED).paint([42, 26, 6, 6], [255, 230, 20])],
    ['an incoming stamp', (paper) => paper.stamp(30, 50, 50, 35, 2, RED, false)],
    ['a blue frame', (paper) => paper.stamp(45, 48, 30, 8, 0, [40, 40, 214])],
    ['a black frame', (paper) => paper.stamp(45, 48, 30, 8, 0, BLACK)],
    ['an empty red box', (paper) => paper.stamp(45, 48, 30, 8, 0, RED, false, false)],
    ['a mark low on the page', (paper) => paper.stamp(45, 220, 30, 8)],
    ['red grain', (paper) => paper.worn(60)],
  ])('%s', (_, draw) => expect(detectStamp(draw(page()))).toEqual([]));
  it('a grey scan shows no colour', () => {
    expect(isColourless(page())).toBe(true);
    expect(isColourless(page().stamp(45, 48, 30, 8))).toBe(false);
  });
});
