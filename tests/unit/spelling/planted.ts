/** Slips planted by rule into sentences of our own: the clerk's hand, the keyboard, the ear. */

export interface Planted {
  kind: string;
  text: string;
  /** Where the slip stands in `text`. */
  start: number;
  end: number;
  wrong: string;
  right: string;
  /** Words of the right text, where only a part of the planted words was wrong. */
  meant?: string;
}

/** Sentences of an invented office; each word may be chosen. */
export const SENTENCES = [
  'Các cấp ủy tập trung khắc phục những hạn chế đã được chỉ ra trong báo cáo tổng kết nhiệm kỳ.',
  'Văn phòng tham mưu xây dựng kế hoạch kiểm tra công tác văn thư, lưu trữ tại các cơ quan, đơn vị trực thuộc.',
  'Đề nghị các đồng chí nghiên cứu, đóng góp ý kiến vào dự thảo và gửi về trước ngày họp để tổng hợp.',
  'Tài liệu sau khi chỉnh lý được sắp xếp khoa học, bảo quản an toàn và phục vụ khai thác thuận lợi.',
  'Hội nghị thống nhất chủ trương nâng cấp hệ thống thông tin, bảo đảm an ninh, an toàn dữ liệu.',
  'Ban tổ chức phối hợp với các phòng chuyên môn rà soát danh sách cán bộ được cử đi đào tạo, bồi dưỡng.',
  'Nhiệm vụ trọng tâm là đẩy mạnh cải cách hành chính, nâng cao chất lượng phục vụ nhân dân.',
  'Đơn vị nào chậm tiến độ phải giải trình bằng văn bản và chịu trách nhiệm trước lãnh đạo cơ quan.',
  'Việc tuyên truyền cần thực hiện thường xuyên, bằng nhiều hình thức phù hợp với từng đối tượng.',
  'Kết quả giám sát cho thấy phần lớn tổ chức đảng chấp hành nghiêm quy định về chế độ báo cáo.',
  'Các xã miền núi còn gặp khó khăn về cơ sở vật chất, nhất là đường giao thông và trường học.',
  'Phong trào thi đua đã góp phần hoàn thành vượt mức chỉ tiêu phát triển kinh tế của địa phương.',
  'Người đứng đầu chủ động phân công nhiệm vụ cụ thể, kịp thời tháo gỡ vướng mắc phát sinh ở cơ sở.',
  'Hồ sơ phải có mục lục, chứng từ kết thúc và biên bản bàn giao theo mẫu hướng dẫn.',
  'Công tác phòng, chống thiên tai được triển khai đồng bộ, hạn chế thấp nhất thiệt hại về người và tài sản.',
  'Ngân sách bố trí đủ kinh phí sửa chữa trụ sở, mua sắm trang thiết bị cần thiết cho bộ phận một cửa.',
  'Cán bộ trẻ được khuyến khích học tập ngoại ngữ, ứng dụng công nghệ thông tin trong công việc.',
  'Đoàn công tác làm việc với lãnh đạo huyện đảo, thăm hỏi gia đình chính sách và tặng quà học sinh nghèo.',
];

const STOP = /(?:ch|[cpt])$/;
const strip = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
const bare = (word: string): string =>
  strip(word)
    .normalize('NFD')
    .replace(/[\u0302\u0306\u031b]/g, '')
    .normalize('NFC')
    .replace(/đ/g, 'd');
const TELEX: Record<string, string> = { ă: 'aw', â: 'aa', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw', đ: 'dd' };
const TONE_KEYS: Record<string, string> = { '\u0300': 'f', '\u0301': 's', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' };

function asTelex(word: string): string {
  const tone = [...word.normalize('NFD')].map((mark) => TONE_KEYS[mark] ?? '').join('');
  return [...strip(word)].map((letter) => TELEX[letter] ?? letter).join('') + tone;
}

/** One slip of a word, or null where the kind does not apply. */
const KINDS: Record<string, (word: string) => string | null> = {
  'tone lost before a stop': (word) => (STOP.test(word) && strip(word) !== word ? strip(word) : null),
  'letters swapped': (word) => (word.length > 3 && word.at(-1) !== word.at(-2) ? word.slice(0, -2) + word.at(-1) + word.at(-2) : null),
  'letter struck twice': (word) => (word.length > 2 ? word.slice(0, 1) + word : null),
  'wrong onset letters': (word) =>
    /^ng[iêe]/.test(strip(word))
      ? `ngh${word.slice(2)}`.replace(/^nghh/, 'ngh')
      : /^ngh/.test(word)
        ? `ng${word.slice(3)}`
        : /^k[iêey]/.test(strip(word))
          ? `c${word.slice(1)}`
          : /^c[aăâoôơuư]/.test(strip(word)) && !word.startsWith('ch')
            ? `k${word.slice(1)}`
            : null,
  'keys left untyped': (word) => (asTelex(word) !== word && asTelex(word).length > word.length ? asTelex(word) : null),
  'neighbouring key': (word) =>
    word.endsWith('n')
      ? `${word.slice(0, -1)}b`
      : word.endsWith('t')
        ? `${word.slice(0, -1)}r`
        : word.endsWith('c') && !word.endsWith('ục')
          ? `${word.slice(0, -1)}v`
          : null,
};

/** The mark goes behind the others of its letter, so that the letter is composed again. */
const withMark = (apart: string, found: string, by: string): string =>
  apart.replace(new RegExp(`${found}([\\u0302\\u0306\\u031b]*)`), `$1${by}`).normalize('NFC');
const mark = (word: string, change: (mark: string) => string | null): string | null => {
  const apart = word.normalize('NFD');
  const [found] = /[\u0300\u0301\u0303\u0309\u0323]/.exec(apart) ?? [];
  const changed = found ? change(found) : null;
  return found === undefined || changed === null ? null : withMark(apart, found, changed);
};
const swap = (word: string, pairs: [RegExp, string][]): string | null => {
  for (const [pattern, by] of pairs) if (pattern.test(word)) return word.replace(pattern, by);
  return null;
};

/** Slips of ear and hand that most often make another syllable of the language. */
const SYLLABLE_KINDS: Record<string, (word: string) => string | null> = {
  'hook and tilde': (word) => mark(word, (found) => ({ '\u0309': '\u0303', '\u0303': '\u0309' })[found] ?? null),
  'tone lost': (word) => mark(word, () => ''),
  'tone beside it': (word) => mark(word, (found) => ({ '\u0301': '\u0300', '\u0300': '\u0309', '\u0323': '\u0300' })[found] ?? null),
  'hat or horn lost': (word) => {
    const apart = word.normalize('NFD').replace(/[\u0302\u0306\u031b]/, '');
    return apart.normalize('NFC') === word ? null : apart.normalize('NFC');
  },
  'onset of another ear': (word) =>
    swap(word, [
      [/^ch/, 'tr'],
      [/^tr/, 'ch'],
      [/^s(?!h)/, 'x'],
      [/^x/, 's'],
      [/^l/, 'n'],
      [/^n(?![gh])/, 'l'],
      [/^d/, 'gi'],
    ]),
  'final of another ear': (word) =>
    swap(word, [
      [/(?<![êi])ng$/u, 'n'],
      [/(?<=[aăâươôu])n$/u, 'ng'],
      [/(?<=\p{L})c$/u, 't'],
      [/(?<=\p{L})t$/u, 'c'],
    ]),
  'last letter lost': (word) => (word.length > 3 ? word.slice(0, -1) : null),
  'torn by a blank': (word) => (/^(?:ch|gi|kh|ng|nh|ph|qu|th|tr)\p{L}{2}/u.test(word) ? `${word.slice(0, 2)} ${word.slice(2)}` : null),
};

/** One slip in each small word it applies to, whatever comes of it. */
export function plantedSyllables(perKind = 60): Planted[] {
  return Object.entries(SYLLABLE_KINDS).flatMap(([kind, change]) => {
    const all = SENTENCES.flatMap((sentence) =>
      [...sentence.matchAll(WORDS)].flatMap((match) => {
        const word = match[0];
        const wrong = word === word.toLowerCase() && word.length > 1 ? change(word) : null;
        return wrong && wrong !== word ? [plant(sentence, match.index, word.length, wrong, word, kind)] : [];
      }),
    );
    return thin(all, perKind);
  });
}

function plant(sentence: string, start: number, length: number, wrong: string, right: string, kind: string): Planted {
  return { kind, text: sentence.slice(0, start) + wrong + sentence.slice(start + length), start, end: start + wrong.length, wrong, right };
}

const WORDS = /[\p{L}]+/gu;

/** Every third place, so that kinds and words spread evenly. */
const thin = (list: Planted[], most: number): Planted[] =>
  list.filter((_, i) => i % Math.max(1, Math.floor(list.length / most)) === 0).slice(0, most);

export function plantedSlips(isSyllable: (word: string) => boolean, perKind = 34): Planted[] {
  const byKind = new Map<string, Planted[]>();
  const add = (planted: Planted) => byKind.set(planted.kind, [...(byKind.get(planted.kind) ?? []), planted]);
  for (const sentence of SENTENCES) {
    const words = [...sentence.matchAll(WORDS)];
    for (const [i, match] of words.entries()) {
      const word = match[0];
      const at = match.index;
      if (word === word.toLowerCase() && word.length > 1) {
        for (const [kind, change] of Object.entries(KINDS)) {
          const wrong = change(word);
          if (wrong && wrong !== word && !isSyllable(wrong)) add(plant(sentence, at, word.length, wrong, word, kind));
        }
        add(plant(sentence, at, word.length, `${word} ${word}`, word, 'word twice'));
      }
      const next = words[i + 1];
      if (
        next &&
        next.index === at + word.length + 1 &&
        sentence[at + word.length] === ' ' &&
        word.length + next[0].length > 4 &&
        word === word.toLowerCase()
      ) {
        const both = `${word} ${next[0]}`;
        if (!isSyllable(word + next[0]) && bare(word) !== word)
          add(plant(sentence, at, both.length, word + next[0], both, 'words run together'));
      }
      const mark = sentence[at + word.length];
      if (mark === ',' || mark === '.')
        add(plant(sentence, at, word.length + 1, `${word} ${mark}`, `${word}${mark}`, 'blank before a mark'));
    }
  }
  for (const [wrong, right] of CONFUSED) {
    const text = `Trong quý vừa qua, đơn vị đã ${wrong} theo đúng hướng dẫn của cấp trên.`;
    const start = text.indexOf(wrong);
    add({ kind: 'sound-alike or wrong mark', text, start, end: start + wrong.length, wrong, right, meant: right });
  }
  for (const [text, wrong, right] of MISSING) {
    const start = text.indexOf(wrong);
    add({ kind: 'word missing from a fixed phrase', text, start, end: start + wrong.length, wrong, right, meant: right });
  }
  return [...byKind.values()].flatMap((list) => thin(list, perKind));
}

/** Mistakes of ear and habit that make other true syllables. */
const CONFUSED: [string, string][] = [
  ['bổ xung tài liệu', 'bổ sung'],
  ['kỷ thuật hóa quy trình', 'kỹ thuật'],
  ['chấp hành kỹ luật', 'kỷ luật'],
  ['sữa đổi quy chế', 'sửa đổi'],
  ['xử dụng con dấu', 'sử dụng'],
  ['xắp xếp bộ máy', 'sắp xếp'],
  ['nổ lực phấn đấu', 'nỗ lực'],
  ['hổ trợ người dân', 'hỗ trợ'],
  ['củng cố tổ chức và giử vững ổn định', 'giữ vững'],
  ['triễn khai nghị quyết', 'triển khai'],
  ['thục hiện nhiệm vụ', 'thực hiện'],
  ['xây dưng đề án', 'xây dựng'],
  ['lảnh đạo toàn diện', 'lãnh đạo'],
  ['quãn lý hồ sơ', 'quản lý'],
  ['kiễm tra nội bộ', 'kiểm tra'],
  ['giải quyêt đơn thư', 'giải quyết'],
  ['tông hợp số liệu', 'tổng hợp'],
  ['đanh giá cán bộ', 'đánh giá'],
  ['chỉ đao kịp thời', 'chỉ đạo'],
  ['hoàn thanh chỉ tiêu', 'hoàn thành'],
  ['tuyên truyên sâu rộng', 'tuyên truyền'],
  ['phân cồng nhiệm vụ', 'phân công'],
  ['tham mưa ban hành văn bản', 'tham mưu'],
  ['bảo đãm an toàn', 'bảo đảm'],
  ['năng xuất lao động tăng', 'năng suất'],
  ['cung câp thông tin', 'cung cấp'],
  ['sơ xuất trong soạn thảo', 'sơ suất'],
  ['lưu chữ hồ sơ', 'lưu trữ'],
  ['đề suất giải pháp', 'đề xuất'],
  ['giám sat chuyên đề', 'giám sát'],
  ['chuẩn bi nội dung', 'chuẩn bị'],
  ['nâng cao chât lượng', 'chất lượng'],
  ['tập chung nguồn lực', 'tập trung'],
  ['dành thắng lợi', 'giành thắng lợi'],
];

/** Sentence, the words as they stand, the words as they were meant. */
const MISSING: [string, string, string][] = [
  ['Chỉ thị về cường sự lãnh đạo của Đảng đối với công tác lưu trữ.', 'về cường', 'về tăng cường'],
  ['Văn phòng Tỉnh còn một số khó khăn về biên chế.', 'Văn phòng Tỉnh', 'Văn phòng Tỉnh ủy'],
  ['Thay mặt Ban Thường Tỉnh ủy, đồng chí Phó Bí thư kết luận.', 'Ban Thường Tỉnh ủy', 'Ban Thường vụ Tỉnh ủy'],
  ['Đơn vị chịu trách thi hành Quyết định này.', 'chịu trách', 'chịu trách nhiệm'],
  ['Quyết định có hiệu thi hành kể từ ngày ký.', 'có hiệu', 'có hiệu lực'],
  ['Tăng cường quốc phòng, ninh trên địa bàn.', 'quốc phòng, ninh', 'quốc phòng, an ninh'],
  ['Ủy ban nhân tỉnh giao các sở thực hiện.', 'Ủy ban nhân', 'Ủy ban nhân dân'],
  ['Trong quá thực hiện, nếu có vướng mắc thì phản ánh kịp thời.', 'Trong quá', 'Trong quá trình'],
  ['Phối hợp với Mặt trận Tổ quốc Nam các cấp.', 'Mặt trận Tổ quốc Nam', 'Mặt trận Tổ quốc Việt Nam'],
  ['Tăng cường công tác bảo vệ bí nhà nước trong cơ quan.', 'bảo vệ bí', 'bảo vệ bí mật'],
];
