// One address for every screen, as such systems have it: tabs, a list drawn late, details in a window over it.
const SCREENS = {
  drafts: ['VĂN BẢN ĐI', 'Dự thảo của tôi'],
  form: ['VĂN BẢN ĐI', 'Soạn dự thảo'],
  incoming: ['VĂN BẢN ĐẾN', 'Văn bản chờ tiếp nhận'],
};

const opened = [];
const tabs = document.querySelector('.tabs');
const crumb = document.querySelector('.crumb');
const shade = document.querySelector('.window');
const inside = document.querySelector('.windowBody');

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
};

const vietnamese = (iso) => iso.split('-').reverse().join('/');

function show(screen) {
  if (!opened.includes(screen)) opened.push(screen);
  for (const section of document.querySelectorAll('.screen')) section.hidden = section.id !== screen;
  for (const item of document.querySelectorAll('[data-screen]')) item.setAttribute('aria-current', String(item.dataset.screen === screen));
  crumb.textContent = SCREENS[screen].join(' » ');
  tabs.replaceChildren(
    ...opened.map((one) =>
      element(
        'button',
        { type: 'button', role: 'tab', 'aria-selected': String(one === screen), onclick: () => show(one) },
        SCREENS[one][1],
      ),
    ),
  );
}

/** Some attachments are plain links; the others have no address until the page's own script fetches them. */
function attachment(draft, index) {
  const address = `drafts/${encodeURIComponent(draft.file)}`;
  if (index % 3 !== 2) return element('a', { href: address, target: '_blank' }, draft.file);
  const download = async (event) => {
    event.preventDefault();
    const blob = await (await fetch(address)).blob();
    const url = URL.createObjectURL(blob);
    element('a', { href: url, download: draft.file }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return element('a', { href: 'javascript:;', class: 'scripted', onclick: download }, draft.file);
}

function facts(rows) {
  return element(
    'table',
    {},
    element('tbody', {}, ...rows.map(([label, value]) => element('tr', {}, element('th', {}, label), element('td', {}, value)))),
  );
}

function openDetail(draft, index) {
  const pdf = draft.file.endsWith('.pdf');
  inside.classList.toggle('alone', !pdf);
  inside.replaceChildren(
    element(
      'div',
      { class: 'facts' },
      facts([
        ['Trích yếu', draft.title],
        ['Số, ký hiệu', draft.number],
        ['Ngày văn bản', vietnamese(draft.date)],
        ['Thể loại văn bản', draft.type],
        ['Đơn vị ban hành', draft.issuer],
        ['Độ khẩn', draft.urgency],
        ['Độ mật', draft.secrecy],
        ['File dự thảo', attachment(draft, index)],
        ['Ghi chú', draft.learn.vi],
      ]),
    ),
    ...(pdf ? [element('iframe', { src: `drafts/${encodeURIComponent(draft.file)}`, title: draft.file })] : []),
  );
  shade.hidden = false;
}

const { drafts } = await (await fetch('drafts/index.json')).json();
const incoming = await (await fetch('incoming.json')).json();
const WIDTHS = { drafts: [46, 112, 92, 0, 76, 70, 96, 230], incoming: [46, 210, 112, 0, 76, 70, 150] };

function rows(screen, cells) {
  document.querySelector(`[data-count=${screen}]`).textContent = String(cells.length);
  document
    .querySelector(`[data-rows=${screen}]`)
    .replaceChildren(
      ...cells.map((line, at) =>
        element(
          'tr',
          { class: at < 3 ? 'unread' : '' },
          ...line.map((value, column) =>
            element('td', WIDTHS[screen][column] ? { style: `width: ${WIDTHS[screen][column]}px` } : {}, value),
          ),
        ),
      ),
    );
}

rows(
  'drafts',
  drafts.map((draft, index) => [
    String(index + 1),
    draft.number,
    draft.type,
    element(
      'span',
      {},
      element('button', { type: 'button', class: 'open', onclick: () => openDetail(draft, index) }, draft.title),
      element('span', { class: 'learn' }, draft.learn.vi),
    ),
    draft.urgency,
    draft.secrecy,
    vietnamese(draft.date),
    attachment(draft, index),
  ]),
);
rows(
  'incoming',
  incoming.map((one, index) => [String(index + 1), one.issuer, one.number, one.subject, one.urgency, one.secrecy, one.received]),
);

for (const item of document.querySelectorAll('[data-screen]')) item.addEventListener('click', () => show(item.dataset.screen));
document.querySelector('[data-close]').addEventListener('click', () => {
  shade.hidden = true;
});
document.querySelector('.filters input').addEventListener('input', ({ target }) => {
  const wanted = target.value.toLowerCase();
  for (const row of document.querySelectorAll('[data-rows=drafts] tr')) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
show('drafts');
