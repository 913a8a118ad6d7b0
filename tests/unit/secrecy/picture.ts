import type { PageImage } from '../../../lib/secrecy';

/** A page of paper to draw on, in millimetres. */
export class Paper implements PageImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  private seed = 7;

  constructor(readonly dpi = 100) {
    this.width = Math.round((210 / 25.4) * dpi);
    this.height = Math.round((297 / 25.4) * dpi);
    this.data = new Uint8ClampedArray(this.width * this.height * 4).fill(255);
  }

  private random(): number {
    this.seed = (this.seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return this.seed / 2_147_483_648;
  }

  /** Fills where `inside(x, y)` in millimetres holds, within the box given. */
  paint(
    box: [number, number, number, number],
    ink: [number, number, number],
    inside: (x: number, y: number) => boolean = () => true,
  ): this {
    const scale = this.dpi / 25.4;
    for (let py = Math.floor(box[1] * scale); py <= Math.ceil((box[1] + box[3]) * scale); py++) {
      for (let px = Math.floor(box[0] * scale); px <= Math.ceil((box[0] + box[2]) * scale); px++) {
        if (px < 0 || py < 0 || px >= this.width || py >= this.height || !inside((px + 0.5) / scale, (py + 0.5) / scale)) continue;
        this.data.set(ink, (py * this.width + px) * 4);
      }
    }
    return this;
  }

  /** A stamp: double frame of 1 mm, strokes of letters inside, turned about its centre. */
  stamp(
    x: number,
    y: number,
    width: number,
    height: number,
    angle = 0,
    ink: [number, number, number] = [214, 40, 44],
    double = true,
    letters = true,
  ): this {
    const cos = Math.cos((angle * Math.PI) / 180);
    const sin = Math.sin((angle * Math.PI) / 180);
    const inside = (px: number, py: number) => {
      const [dx, dy] = [px - x - width / 2, py - y - height / 2];
      const u = Math.abs(dx * cos + dy * sin);
      const v = Math.abs(dy * cos - dx * sin);
      const ring = (inset: number) =>
        u <= width / 2 - inset && v <= height / 2 - inset && (u >= width / 2 - inset - 0.4 || v >= height / 2 - inset - 0.4);
      const stroke =
        letters && u < width / 2 - 2.4 && v < height / 2 - 2.4 && (Math.floor((dx * cos + dy * sin + 100) / 0.7) % 3 === 0 || v < 0.3);
      return ring(0) || (double && ring(1)) || stroke;
    };
    return this.paint([x - 6, y - 10, width + 12, height + 20], ink, inside);
  }

  seal(x: number, y: number, radius: number): this {
    const inside = (px: number, py: number) => {
      const far = Math.hypot(px - x, py - y);
      return (
        (far < radius && far > radius - 0.8) ||
        (far < radius - 3 && far > radius - 3.5) ||
        (far < radius * 0.4 && Math.floor(px * 2) % 2 === 0)
      );
    };
    return this.paint([x - radius, y - radius, radius * 2, radius * 2], [205, 30, 40], inside);
  }

  /** A line of letters: strokes of uneven height with gaps between words. */
  text(x: number, y: number, width: number, height: number, ink: [number, number, number]): this {
    for (let at = 0; at < width; at += 3) {
      const tall = height * (0.75 + 0.25 * this.random());
      if (this.random() < 0.15) continue;
      const shape = Math.floor(this.random() * 3);
      this.paint([x + at, y + height - tall, 0.6, tall], ink);
      if (shape !== 1) this.paint([x + at, y + height - tall, 2, 0.5], ink);
      if (shape !== 0) this.paint([x + at, y + height - 0.5, 2, 0.5], ink);
      if (shape === 2) this.paint([x + at + 1.6, y + height - tall, 0.6, tall], ink);
    }
    return this;
  }

  /** Grain of a scanner, and colours smeared in blocks as JPEG does. */
  worn(noise: number, jpeg = false): this {
    if (jpeg) {
      for (let by = 0; by + 8 <= this.height; by += 8) {
        for (let bx = 0; bx + 8 <= this.width; bx += 8) this.smear(bx, by);
      }
    }
    for (let at = 0; at < this.data.length; at++) if (at % 4 !== 3) this.data[at] = this.data[at]! + (this.random() - 0.5) * noise;
    return this;
  }

  /** Chroma halved over 2 × 2 pixels, as most scanners' JPEG has it. */
  private smear(bx: number, by: number): void {
    for (let y = by; y < by + 8; y += 2) {
      for (let x = bx; x < bx + 8; x += 2) {
        const at = [0, 1].flatMap((dy) => [0, 1].map((dx) => ((y + dy) * this.width + x + dx) * 4));
        const luma = at.map((i) => 0.299 * this.data[i]! + 0.587 * this.data[i + 1]! + 0.114 * this.data[i + 2]!);
        const mean = [0, 1, 2].map((channel) => at.reduce((sum, i) => sum + this.data[i + channel]!, 0) / 4);
        const light = luma.reduce((sum, value) => sum + value, 0) / 4;
        for (const [n, i] of at.entries()) for (const channel of [0, 1, 2]) this.data[i + channel] = mean[channel]! + luma[n]! - light;
      }
    }
  }
}
