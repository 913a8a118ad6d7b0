import type { Element } from '../../docx/package/xml';

export function element(name: string, attrs: Record<string, string> = {}, children: Element[] = [], text = ''): Element {
  return { name, attrs, children, text };
}

export const valued = (name: string, val: string | number | boolean) => element(name, { val: String(val) });

/** Children by name, so that a later property takes the place of an earlier one. */
export class Properties {
  private readonly children = new Map<string, Element>();

  set(name: string, attrs: Record<string, string>, children: Element[] = []): void {
    this.children.set(name, element(name, attrs, children));
  }

  setVal(name: string, val: string | number | boolean): void {
    this.set(name, { val: String(val) });
  }

  /** Adds attributes to a property that is said in parts. */
  add(name: string, attrs: Record<string, string>): void {
    const known = this.children.get(name);
    if (known) Object.assign(known.attrs, attrs);
    else this.set(name, attrs);
  }

  remove(name: string): void {
    this.children.delete(name);
  }

  clear(): void {
    this.children.clear();
  }

  get(name: string): Element | undefined {
    return this.children.get(name);
  }

  build(name: string): Element {
    return element(name, {}, [...this.children.values()]);
  }
}
