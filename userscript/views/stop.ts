import { optionalText } from '../../components/i18n/texts';
import { today } from '../../components/state/today';
import { guidanceFor } from '../../lib/secrecy';
import { h } from '../dom';
import type { Texts } from '../texts';

type Level = 'mật' | 'tối mật' | 'tuyệt mật' | null;

/** What was seen, why it stopped, what to do by the law in force today. It knows the level and the kind of place, nothing else. */
export function stopView({ t, pick, language }: Texts, level: Level, place: string, onUnderstood: () => void): HTMLElement {
  const guidance = guidanceFor(today(), level);
  const where = optionalText(language, `stop.place.${place}`) ?? t('stop.place.other');
  const cite = ({ norm, clause }: { norm: string; clause: string }) =>
    h('span', { class: 'soft' }, ` (${t('verdict.clause', { norm, clause })})`);
  return h(
    'div',
    { class: 'stop', role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'stop-title' },
    h('h1', { id: 'stop-title', tabindex: '-1' }, t('stop.title')),
    h(
      'p',
      { class: 'tone' },
      `${level ? t('stop.seen', { level: t(`stop.levels.${level}`) }) : t('stop.seenUnknown')} ${t('stop.where', { place: where })}`,
    ),
    ...guidance.why.map((one) => h('p', {}, pick(one.text), cite(one.citation))),
    h('h2', {}, t('stop.todo')),
    h(
      'ol',
      {},
      guidance.doNow.map((one) => h('li', {}, pick(one.text), cite(one.citation))),
    ),
    h('button', { type: 'button', class: 'primary', click: onUnderstood }, t('stop.understood')),
  );
}
