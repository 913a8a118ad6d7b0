import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { legacyEncoding } from '../../encodings';
import type { PdfModule } from '../file/engine';
import { type FontFace, fontFace } from './fonts';
import { type GlyphStyle, type PageContent, place, sane, turnOf } from './glyphs';
import { applyX, applyY, IDENTITY, intersect, type Matrix, mapRect, multiply, type Rect } from './matrix';
import { readPath } from './paths';

interface State {
  ctm: Matrix;
  clip: Rect;
  fill: string | null;
  stroke: string | null;
  lineWidth: number;
  dash: string | null;
  fontId: string;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  mode: number;
  rise: number;
}

interface FontObject {
  name?: string;
  composite?: boolean;
  ascent?: number;
  descent?: number;
  vertical?: boolean;
  isType3Font?: boolean;
  fontMatrix?: number[];
}

interface FontUse {
  face: FontFace;
  widthScale: number;
  ascent: number;
  descent: number;
  composite: boolean;
  type3: boolean;
  vertical: boolean;
}

interface EngineGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  originalCharCode?: number;
}

const MAX_GLYPHS = 400_000;
const MAX_DEPTH = 512;
const SHEAR_ITALIC = 0.1;
/** Text rendering modes of ISO 32000-1, table 106. */
const FILL_AND_STROKE = 2;
const INVISIBLE = 3;
const CLIP_ONLY = 7;

/**
 * Runs a page's operator list once: every glyph with its place, font and colour, every stroke and picture, and what the
 * appearances of annotations (signature fields among them) show. One pass gives text and fonts alike, so that the page
 * is evaluated once instead of twice.
 */
export async function readContent(page: PDFPageProxy, pdfjs: PdfModule): Promise<PageContent> {
  const list = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.ENABLE });
  const viewport = page.getViewport({ scale: 1 });
  return new Interpreter(page, pdfjs, viewport.transform as Matrix, viewport.width, viewport.height).run(list.fnArray, list.argsArray);
}

class Interpreter {
  private readonly content: PageContent;
  private readonly pageRect: Rect;
  private state: State;
  private stack: State[] = [];
  private text: Matrix = IDENTITY;
  private line: Matrix = IDENTITY;
  private pendingClip = false;
  private annotation: string | null = null;
  private marks: { mark: number; artifact: boolean }[] = [];
  private fonts = new Map<string, FontUse>();
  private styles = new Map<string, GlyphStyle>();
  private lastStyleKey = '';
  private lastStyle: GlyphStyle | null = null;

  constructor(
    private readonly page: PDFPageProxy,
    private readonly pdfjs: PdfModule,
    private readonly base: Matrix,
    width: number,
    height: number,
  ) {
    this.pageRect = { x0: 0, y0: 0, x1: width, y1: height };
    this.content = { number: page.pageNumber, width, height, glyphs: [], drawings: [], pictures: [], annotations: [] };
    this.state = this.fresh();
  }

  private fresh(): State {
    return {
      ctm: this.base,
      clip: this.pageRect,
      fill: '#000000',
      stroke: '#000000',
      lineWidth: 1,
      dash: null,
      fontId: '',
      fontSize: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      mode: 0,
      rise: 0,
    };
  }

  run(fns: ArrayLike<number>, args: ArrayLike<unknown>): PageContent {
    const { OPS } = this.pdfjs;
    for (let i = 0; i < fns.length; i++) {
      // biome-ignore lint/suspicious/noExplicitAny: operands of an operator list are untyped
      const a = args[i] as any;
      const s = this.state;
      switch (fns[i]) {
        case OPS.showText:
          this.show(a[0]);
          break;
        case OPS.setTextMatrix:
          this.text = this.line = multiply(IDENTITY, a.length === 1 ? a[0] : a);
          break;
        case OPS.moveText:
          this.moveText(a[0], a[1]);
          break;
        case OPS.setLeadingMoveText:
          s.leading = -a[1];
          this.moveText(a[0], a[1]);
          break;
        case OPS.nextLine:
          this.moveText(0, -s.leading);
          break;
        case OPS.beginText:
          this.text = this.line = IDENTITY;
          break;
        case OPS.setFont:
          s.fontId = a[0];
          s.fontSize = a[1];
          break;
        case OPS.setFillRGBColor:
          s.fill = typeof a[0] === 'string' ? a[0] : null;
          break;
        case OPS.setStrokeRGBColor:
          s.stroke = typeof a[0] === 'string' ? a[0] : null;
          break;
        case OPS.setFillTransparent:
        case OPS.setFillColorN:
          s.fill = null;
          break;
        case OPS.setStrokeTransparent:
        case OPS.setStrokeColorN:
          s.stroke = null;
          break;
        case OPS.save:
        case OPS.beginGroup:
          this.save();
          break;
        case OPS.restore:
        case OPS.endGroup:
        case OPS.paintFormXObjectEnd:
          this.restore();
          break;
        case OPS.transform:
          s.ctm = multiply(s.ctm, a);
          break;
        case OPS.paintFormXObjectBegin:
          this.beginForm(a[0], a[1]);
          break;
        case OPS.constructPath:
          this.path(a);
          break;
        case OPS.clip:
        case OPS.eoClip:
          this.pendingClip = true;
          break;
        case OPS.setCharSpacing:
          s.charSpacing = a[0];
          break;
        case OPS.setWordSpacing:
          s.wordSpacing = a[0];
          break;
        case OPS.setHScale:
          s.scale = a[0] / 100;
          break;
        case OPS.setLeading:
          s.leading = -a[0] === 0 ? 0 : a[0];
          break;
        case OPS.setTextRenderingMode:
          s.mode = a[0];
          break;
        case OPS.setTextRise:
          s.rise = a[0];
          break;
        case OPS.setLineWidth:
          s.lineWidth = a[0];
          break;
        case OPS.setDash:
          s.dash = Array.isArray(a[0]) && a[0].length > 0 ? 'dash' : null;
          break;
        case OPS.setGState:
          this.graphicsState(a[0]);
          break;
        case OPS.beginMarkedContentProps:
          this.marks.push({
            mark: typeof a[1] === 'number' ? a[1] : this.mark().mark,
            artifact: a[0] === 'Artifact' || this.mark().artifact,
          });
          break;
        case OPS.beginMarkedContent:
          this.marks.push({ mark: this.mark().mark, artifact: a?.[0] === 'Artifact' || this.mark().artifact });
          break;
        case OPS.endMarkedContent:
          this.marks.pop();
          break;
        case OPS.beginAnnotation:
          this.beginAnnotation(a[0], a[1], a[2], a[3]);
          break;
        case OPS.endAnnotation:
          this.annotation = null;
          this.restore();
          break;
        case OPS.paintImageXObject:
        case OPS.paintInlineImageXObject:
        case OPS.paintImageMaskXObject:
        case OPS.paintSolidColorImageMask:
          this.picture();
          break;
      }
    }
    return this.content;
  }

  private save(): void {
    if (this.stack.length < MAX_DEPTH) this.stack.push({ ...this.state });
  }

  private restore(): void {
    this.state = this.stack.pop() ?? this.state;
  }

  private mark(): { mark: number; artifact: boolean } {
    return this.marks[this.marks.length - 1] ?? { mark: -1, artifact: false };
  }

  private moveText(x: number, y: number): void {
    this.text = this.line = multiply(this.line, [1, 0, 0, 1, x, y]);
  }

  private beginForm(matrix: ArrayLike<number> | null, bbox: ArrayLike<number> | null): void {
    this.save();
    if (matrix && matrix.length === 6) this.state.ctm = multiply(this.state.ctm, matrix);
    if (bbox && bbox.length === 4) {
      this.state.clip = intersect(this.state.clip, mapRect(this.state.ctm, bbox[0]!, bbox[1]!, bbox[2]!, bbox[3]!));
    }
  }

  private beginAnnotation(id: string, rect: number[], transform: ArrayLike<number>, matrix: ArrayLike<number>): void {
    this.stack = [];
    this.state = this.fresh();
    this.save();
    this.annotation = id;
    const box = mapRect(this.base, rect[0]!, rect[1]!, rect[2]!, rect[3]!);
    this.content.annotations.push({ id, box });
    this.state.ctm = multiply(multiply(this.base, transform), matrix);
  }

  private graphicsState(entries: unknown): void {
    if (!Array.isArray(entries)) return;
    for (const [key, value] of entries as [string, unknown][]) {
      if (key === 'LW' && typeof value === 'number') this.state.lineWidth = value;
      else if (key === 'D' && Array.isArray(value)) this.state.dash = Array.isArray(value[0]) && value[0].length > 0 ? 'dash' : null;
      else if (key === 'Font' && Array.isArray(value)) {
        this.state.fontId = String(value[0]);
        this.state.fontSize = Number(value[1]);
      }
    }
  }

  private path(args: [number, [Float32Array | null], ArrayLike<number> | null]): void {
    const [operator, [data], extent] = args;
    const s = this.state;
    if (data && data.length > 0) readPath(this.content.drawings, this.pdfjs.OPS, operator, data, s, this.annotation);
    if (this.pendingClip) {
      this.pendingClip = false;
      if (extent && extent.length === 4) s.clip = intersect(s.clip, mapRect(s.ctm, extent[0]!, extent[1]!, extent[2]!, extent[3]!));
    }
  }

  private picture(): void {
    const shown = intersect(mapRect(this.state.ctm, 0, 0, 1, 1), this.state.clip);
    if (shown.x1 <= shown.x0 || shown.y1 <= shown.y0) return;
    this.content.pictures.push({ ...shown, annotation: this.annotation, after: this.content.glyphs.length });
  }

  private font(id: string): FontUse {
    let use = this.fonts.get(id);
    if (use) return use;
    let object: FontObject = {};
    if (this.page.commonObjs.has(id)) {
      const found: unknown = this.page.commonObjs.get(id);
      if (found && typeof found === 'object') object = found as FontObject;
    }
    use = {
      face: fontFace(object.name),
      widthScale: Math.abs(object.fontMatrix?.[0] || 0.001),
      ascent: sane(object.ascent, 0.5, 1.3, 0.89),
      descent: -sane(object.descent, -0.6, -0.05, -0.22),
      composite: object.composite === true,
      type3: object.isType3Font === true,
      vertical: object.vertical === true,
    };
    this.fonts.set(id, use);
    return use;
  }

  private show(glyphs: (EngineGlyph | number)[]): void {
    const s = this.state;
    if (s.fontSize === 0 || !Array.isArray(glyphs)) return;
    const font = this.font(s.fontId);
    const m = multiply(s.ctm, this.text);
    const style = this.style(font, m);
    const { mark, artifact } = this.mark();
    const widthScale = s.fontSize * font.widthScale;
    const out = this.content.glyphs;
    let along = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        along -= (glyph * s.fontSize * s.scale) / 1000;
        continue;
      }
      const width = glyph.width * widthScale * s.scale;
      const advance = width + ((glyph.isSpace ? s.wordSpacing : 0) + s.charSpacing) * s.scale;
      const x = applyX(m, along, s.rise);
      const y = applyY(m, along, s.rise);
      const endX = applyX(m, along + width, s.rise);
      const endY = applyY(m, along + width, s.rise);
      along += advance;
      if (glyph.unicode === '' || out.length >= MAX_GLYPHS) continue;
      const start = place(style.turn, x, y);
      const end = place(style.turn, endX, endY);
      out.push({
        text: glyph.unicode,
        x0: Math.min(start.along, end.along),
        x1: Math.max(start.along, end.along),
        y: start.across,
        style,
        mark: this.annotation ? -1 : mark,
        artifact,
        mapped: !font.composite || glyph.unicode !== String.fromCharCode(glyph.originalCharCode ?? -1),
      });
    }
    this.text = multiply(this.text, [1, 0, 0, 1, along, 0]);
  }

  private style(font: FontUse, m: Matrix): GlyphStyle {
    const s = this.state;
    const size = Math.abs(s.fontSize) * Math.hypot(m[2], m[3]) * (font.type3 ? font.widthScale * 1000 : 1);
    const clip = this.smallClip();
    const key = `${s.fontId}|${size.toFixed(2)}|${s.fill}|${s.stroke}|${s.mode}|${m[0].toFixed(2)}|${m[1].toFixed(2)}|${m[2].toFixed(2)}|${s.fontSize < 0}|${this.annotation}|${clip ? `${clip.x0.toFixed(1)},${clip.x1.toFixed(1)},${clip.y0.toFixed(0)}` : ''}`;
    if (key === this.lastStyleKey && this.lastStyle) return this.lastStyle;
    let style = this.styles.get(key);
    if (!style) {
      style = this.makeStyle(font, m, size, clip);
      this.styles.set(key, style);
    }
    this.lastStyleKey = key;
    this.lastStyle = style;
    return style;
  }

  private makeStyle(font: FontUse, m: Matrix, size: number, clip: Rect | null): GlyphStyle {
    const s = this.state;
    const length = Math.hypot(m[0], m[1]) || 1;
    const shear = Math.abs((m[0] * m[2] + m[1] * m[3]) / (length * (Math.hypot(m[2], m[3]) || 1)));
    const sign = s.fontSize < 0 ? -1 : 1;
    return {
      font: font.face,
      fontId: s.fontId,
      size,
      italic: shear > SHEAR_ITALIC ? true : font.face.italic,
      bold: s.mode === FILL_AND_STROKE && s.stroke === s.fill && s.lineWidth > 0 ? true : font.face.bold,
      color: s.mode === 1 ? s.stroke : s.fill,
      invisible: s.mode === INVISIBLE || s.mode === CLIP_ONLY,
      ascent: font.ascent,
      descent: font.descent,
      turn: font.vertical ? null : turnOf((sign * m[0]) / length, (sign * m[1]) / length),
      annotation: this.annotation,
      legacy: legacyEncoding(font.face.family),
      clip,
    };
  }

  private smallClip(): Rect | null {
    const { clip } = this.state;
    const p = this.pageRect;
    return clip.x1 - clip.x0 > 0.98 * (p.x1 - p.x0) ? null : clip;
  }
}
