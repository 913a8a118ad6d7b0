import { child, type Element } from '../package/xml';
import { isOn } from '../units';

export interface Settings {
  evenAndOddHeaders: boolean;
  mirrorMargins: boolean;
  /** Automatic paragraph spacing of web pages is not used (5 pt instead of 14). */
  plainAutospacing: boolean;
}

export function readSettings(root: Element | null): Settings {
  const on = (parent: Element | undefined, name: string) => {
    const element = child(parent, name);
    return element !== undefined && isOn(element.attrs.val);
  };
  const settings = root ?? undefined;
  return {
    evenAndOddHeaders: on(settings, 'w:evenAndOddHeaders'),
    mirrorMargins: on(settings, 'w:mirrorMargins'),
    plainAutospacing: on(child(settings, 'w:compat'), 'w:doNotUseHTMLParagraphAutoSpacing'),
  };
}
